package io.modelwright.core.identity;

import io.modelwright.core.shared.AccountId;
import java.time.Instant;

/** An account in a workspace, with what it is there. */
public record Member(AccountId account, EmailAddress email, String displayName, WorkspaceRole role, Instant joinedAt) {}
