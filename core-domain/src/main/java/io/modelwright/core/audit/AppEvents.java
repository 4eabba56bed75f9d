package io.modelwright.core.audit;

import io.modelwright.core.apps.App;
import io.modelwright.core.shared.AccountId;
import java.util.Collection;

/** What happens to apps, their members, drafts, versions, and to their records as a whole. */
public final class AppEvents {

    private static final String ROLES = "roles";
    private static final String TEMPLATE_SET = "template-set";

    private AppEvents() {}

    public static AuditEvent created(App app) {
        return on(AuditAction.APP_CREATED, app).to(named(app));
    }

    public static AuditEvent renamed(App before, App after) {
        return on(AuditAction.APP_RENAMED, after).from(named(before)).to(named(after));
    }

    public static AuditEvent deleted(App app) {
        return on(AuditAction.APP_DELETED, app).from(named(app));
    }

    public static AuditEvent memberAssigned(
            App app, AccountId member, Collection<String> before, Collection<String> after) {
        AuditEvent event = AuditEvent.ofApp(
                        AuditAction.APP_MEMBER_ASSIGNED, app.workspace(), app.id(), AuditEvent.MEMBER, member)
                .to(new Details().and(ROLES, after));
        return before.isEmpty() ? event : event.from(new Details().and(ROLES, before));
    }

    public static AuditEvent memberRemoved(App app, AccountId member, Collection<String> before) {
        return AuditEvent.ofApp(AuditAction.APP_MEMBER_REMOVED, app.workspace(), app.id(), AuditEvent.MEMBER, member)
                .from(new Details().and(ROLES, before));
    }

    /** The draft became what a version is. */
    public static AuditEvent draftRestored(App app, int version, long revision) {
        return AuditEvent.ofApp(AuditAction.DRAFT_RESTORED, app.workspace(), app.id(), "draft", app.id())
                .to(Details.of("version", version).and("revision", Long.toString(revision)));
    }

    public static AuditEvent published(App app, int version, String message) {
        return AuditEvent.ofApp(
                        AuditAction.VERSION_PUBLISHED, app.workspace(), app.id(), "version", Integer.toString(version))
                .to(Details.of("version", version).and("message", message));
    }

    /** Records left the app, all of an entity or those that a filter matched; which values that were is not kept. */
    public static AuditEvent exported(App app, String entity, boolean filtered) {
        return AuditEvent.ofApp(AuditAction.RECORDS_EXPORTED, app.workspace(), app.id(), "entity", entity)
                .to(Details.of("rows", filtered ? "filtered" : "all"));
    }

    public static AuditEvent templateSetSaved(App app, String name, int revision) {
        return AuditEvent.ofApp(AuditAction.TEMPLATE_SET_SAVED, app.workspace(), app.id(), TEMPLATE_SET, name)
                .to(Details.of("revision", revision));
    }

    public static AuditEvent templateSetDeleted(App app, String name) {
        return AuditEvent.ofApp(AuditAction.TEMPLATE_SET_DELETED, app.workspace(), app.id(), TEMPLATE_SET, name);
    }

    private static AuditEvent on(AuditAction action, App app) {
        return AuditEvent.ofApp(action, app.workspace(), app.id(), AuditEvent.APP, app.id());
    }

    private static Details named(App app) {
        return Details.of("name", app.name()).and("slug", app.slug());
    }
}
