package io.modelwright.application.codegen;

import io.modelwright.application.apps.AppAccess;
import io.modelwright.application.audit.AuditTrail;
import io.modelwright.core.shared.IdSource;
import io.modelwright.ports.codegen.driven.CodeRenderer;
import io.modelwright.ports.codegen.driven.TemplateEngine;
import io.modelwright.ports.codegen.driven.TemplateSetRepository;
import io.modelwright.ports.codegen.driving.TemplateSets;
import io.modelwright.ports.modeling.driven.DraftRepository;
import java.time.InstantSource;

/** Makes the services of template sets. */
public final class TemplateSetServices {

    /** What they need. {@code shipped} says which names are those of targets already. */
    public record Needs(
            TemplateSetRepository sets,
            TemplateEngine engine,
            CodeRenderer shipped,
            DraftRepository drafts,
            AppAccess access,
            AuditTrail trail,
            IdSource ids,
            InstantSource clock) {}

    private TemplateSetServices() {}

    public static TemplateSets templateSets(Needs needs) {
        return new TemplateSetsService(needs);
    }
}
