package io.modelwright.core.audit;

import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.WorkspaceId;
import java.util.Optional;

/**
 * What happened to what.
 *
 * @param workspace in which it happened; empty where it is about the installation
 * @param objectKind the kind of the thing that it happened to, as "member"
 * @param objectId its id
 * @param before what changed, as it was; never a secret
 * @param after what changed, as it is; never a secret
 */
public record AuditEvent(
        AuditAction action,
        Optional<WorkspaceId> workspace,
        Optional<AppId> app,
        String objectKind,
        String objectId,
        Optional<Json.JsonObject> before,
        Optional<Json.JsonObject> after) {

    static final String ACCOUNT = "account";
    static final String API_KEY = "api-key";
    static final String APP = "app";
    static final String INVITATION = "invitation";
    static final String MEMBER = "member";
    static final String SESSION = "session";
    static final String WORKSPACE = "workspace";

    private static AuditEvent bare(
            AuditAction action, Optional<WorkspaceId> workspace, Optional<AppId> app, String kind, String id) {
        return new AuditEvent(action, workspace, app, kind, Details.cut(id), Optional.empty(), Optional.empty());
    }

    static AuditEvent ofInstallation(AuditAction action, String kind, Object id) {
        return bare(action, Optional.empty(), Optional.empty(), kind, id.toString());
    }

    static AuditEvent ofWorkspace(AuditAction action, WorkspaceId workspace, String kind, Object id) {
        return bare(action, Optional.of(workspace), Optional.empty(), kind, id.toString());
    }

    static AuditEvent ofApp(AuditAction action, WorkspaceId workspace, AppId app, String kind, Object id) {
        return bare(action, Optional.of(workspace), Optional.of(app), kind, id.toString());
    }

    AuditEvent from(Details details) {
        return new AuditEvent(action, workspace, app, objectKind, objectId, Optional.of(details.json()), after);
    }

    AuditEvent to(Details details) {
        return new AuditEvent(action, workspace, app, objectKind, objectId, before, Optional.of(details.json()));
    }
}
