package io.modelwright.core.audit;

import io.modelwright.core.apps.App;
import io.modelwright.core.codegen.Generation;

/** What happens to the generated code of apps. */
public final class CodegenEvents {

    private static final String GENERATION = "generation";

    private CodegenEvents() {}

    public static AuditEvent requested(App app, Generation generation) {
        return on(AuditAction.GENERATION_REQUESTED, app, generation).to(details(generation));
    }

    public static AuditEvent deleted(App app, Generation generation) {
        return on(AuditAction.GENERATION_DELETED, app, generation).from(details(generation));
    }

    /** Branches or tags moved; which is in the repository. */
    public static AuditEvent pushed(App app) {
        return AuditEvent.ofApp(AuditAction.REPOSITORY_PUSHED, app.workspace(), app.id(), AuditEvent.APP, app.id());
    }

    private static AuditEvent on(AuditAction action, App app, Generation generation) {
        return AuditEvent.ofApp(action, app.workspace(), app.id(), GENERATION, generation.id());
    }

    private static Details details(Generation generation) {
        return Details.of("target", generation.target().name()).and("version", Integer.toString(generation.version()));
    }
}
