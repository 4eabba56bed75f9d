package io.modelwright.core.audit;

import java.util.Arrays;
import java.util.Optional;

/** What can happen that the audit trail keeps. The codes are stable: they are stored for ever, shown and filtered by. */
public enum AuditAction {
    ACCOUNT_REGISTERED("account.registered"),
    /** The first account was made with the token that the platform issued. */
    ACCOUNT_SET_UP("account.set-up"),
    ACCOUNT_RENAMED("account.renamed"),
    ACCOUNT_PASSWORD_CHANGED("account.password-changed"),
    ACCOUNT_DISABLED("account.disabled"),
    ACCOUNT_ENABLED("account.enabled"),
    /** An administrator gave out the token with which somebody sets a new password. */
    ACCOUNT_RESET_ISSUED("account.reset-issued"),
    /** Somebody set a new password with such a token. */
    ACCOUNT_PASSWORD_RESET("account.password-reset"),

    API_KEY_CREATED("api-key.created"),
    API_KEY_REVOKED("api-key.revoked"),

    SESSION_OPENED("session.opened"),
    /** A sign-in failed. */
    SESSION_REFUSED("session.refused"),
    /** A refresh token came back that was used before: its session was ended. */
    SESSION_TOKEN_REUSED("session.token-reused"),
    /** Somebody signed out. */
    SESSION_CLOSED("session.closed"),
    /** A session was ended from elsewhere. */
    SESSION_ENDED("session.ended"),

    WORKSPACE_CREATED("workspace.created"),
    WORKSPACE_RENAMED("workspace.renamed"),
    MEMBER_ROLE_CHANGED("member.role-changed"),
    MEMBER_REMOVED("member.removed"),
    INVITATION_CREATED("invitation.created"),
    INVITATION_ACCEPTED("invitation.accepted"),
    INVITATION_REVOKED("invitation.revoked"),

    APP_CREATED("app.created"),
    APP_RENAMED("app.renamed"),
    APP_DELETED("app.deleted"),
    APP_MEMBER_ASSIGNED("app-member.assigned"),
    APP_MEMBER_REMOVED("app-member.removed"),
    DRAFT_RESTORED("draft.restored"),
    VERSION_PUBLISHED("version.published"),
    RECORDS_EXPORTED("records.exported"),
    GENERATION_REQUESTED("generation.requested"),
    GENERATION_DELETED("generation.deleted"),
    BUILD_REQUESTED("build.requested"),
    /** Branches or tags of an app's repository moved. */
    REPOSITORY_PUSHED("repository.pushed"),
    DEPLOYMENT_REQUESTED("deployment.requested"),
    DEPLOYMENT_ROLLED_BACK("deployment.rolled-back"),
    DEPLOYMENT_STOPPED("deployment.stopped"),
    DEPLOYMENT_STARTED("deployment.started"),
    DEPLOYMENT_RESTARTED("deployment.restarted"),
    DEPLOYMENT_DELETED("deployment.deleted"),
    DEPLOYMENT_ADMINISTRATOR_SHOWN("deployment.administrator-shown"),
    TEMPLATE_SET_SAVED("template-set.saved"),
    TEMPLATE_SET_DELETED("template-set.deleted"),
    VIEW_SAVED("view.saved"),
    VIEW_DELETED("view.deleted"),
    VIEW_DEFAULT_SET("view.default-set"),

    /** Somebody who is signed in asked for what they may not do, or may not know of. */
    ACCESS_REFUSED("access.refused");

    private final String code;

    AuditAction(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<AuditAction> ofCode(String code) {
        return Arrays.stream(values())
                .filter(action -> action.code.equals(code))
                .findFirst();
    }
}
