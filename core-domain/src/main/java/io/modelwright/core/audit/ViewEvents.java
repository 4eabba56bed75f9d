package io.modelwright.core.audit;

import io.modelwright.core.apps.App;
import io.modelwright.core.views.View;
import java.util.UUID;

/** What is told of shared views. Stateless. */
public final class ViewEvents {

    private static final String VIEW = "view";

    /** An event with the view that it is about. */
    public record Noted(UUID view, AuditEvent event) {}

    private ViewEvents() {}

    public static Noted saved(App app, View view) {
        return noted(
                view,
                AuditEvent.ofApp(AuditAction.VIEW_SAVED, app.workspace(), app.id(), VIEW, view.id())
                        .to(Details.of("name", view.content().name()).and("visibility", visibility(view))));
    }

    public static Noted deleted(App app, View view) {
        return noted(
                view,
                AuditEvent.ofApp(AuditAction.VIEW_DELETED, app.workspace(), app.id(), VIEW, view.id())
                        .from(Details.of("name", view.content().name())));
    }

    /** @param on false: no longer */
    public static Noted madeDefault(App app, View view, boolean on) {
        return noted(
                view,
                AuditEvent.ofApp(AuditAction.VIEW_DEFAULT_SET, app.workspace(), app.id(), VIEW, view.id())
                        .to(Details.of("name", view.content().name()).and("default", on ? "yes" : "no")));
    }

    private static Noted noted(View view, AuditEvent event) {
        return new Noted(view.id(), event);
    }

    private static String visibility(View view) {
        return view.shared() ? "shared" : "mine";
    }
}
