package io.modelwright.bootstrap;

import io.modelwright.application.apps.AppAccess;
import io.modelwright.application.audit.AuditTrail;
import io.modelwright.application.codegen.AppTargets;
import io.modelwright.application.codegen.TemplateSetServices;
import io.modelwright.codegen.Targets;
import io.modelwright.codegen.custom.HandlebarsTemplates;
import io.modelwright.ports.codegen.driven.CodeRenderer;
import io.modelwright.ports.codegen.driving.TemplateSets;
import io.modelwright.ports.modeling.driven.DraftRepository;
import io.modelwright.postgres.Databases.Purpose;
import io.modelwright.postgres.codegen.PostgresTemplateSetRepository;

/** What stands behind the templates that people write. */
final class TemplateWiring {

    private TemplateWiring() {}

    /** The targets of apps, their own template sets among them. */
    static AppTargets targets(Parts parts, CodeRenderer shipped) {
        return new AppTargets(
                shipped,
                new PostgresTemplateSetRepository(parts.databases().of(Purpose.REQUESTS)),
                new HandlebarsTemplates());
    }

    static TemplateSets of(Parts parts, DraftRepository drafts, AppAccess access, AuditTrail trail) {
        return TemplateSetServices.templateSets(new TemplateSetServices.Needs(
                new PostgresTemplateSetRepository(parts.databases().of(Purpose.REQUESTS)),
                new HandlebarsTemplates(),
                Targets.shipped(),
                drafts,
                access,
                trail,
                parts.ids(),
                parts.clock()));
    }
}
