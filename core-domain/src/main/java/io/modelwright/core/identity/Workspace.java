package io.modelwright.core.identity;

import io.modelwright.core.shared.WorkspaceId;
import java.time.Instant;

/** A tenant: its members own apps together. */
public record Workspace(WorkspaceId id, String name, Instant createdAt) {}
