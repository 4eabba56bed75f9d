package io.modelwright.core.apps;

import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.WorkspaceId;
import java.time.Instant;

/**
 * One application that people design.
 *
 * @param slug addresses the app within its workspace
 * @param dataDatabase the configured name of the database that holds its schema, {@code "default"} for the platform's own
 * @param schema the PostgreSQL schema of its tables; never changes
 */
public record App(
        AppId id,
        WorkspaceId workspace,
        String slug,
        String name,
        String dataDatabase,
        String schema,
        Instant createdAt) {}
