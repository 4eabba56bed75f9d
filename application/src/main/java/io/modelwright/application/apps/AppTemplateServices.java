package io.modelwright.application.apps;

import io.modelwright.application.jobs.JobHandler;
import io.modelwright.core.apps.AppTemplate;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.IdSource;
import io.modelwright.ports.apps.driven.SampleRecords;
import io.modelwright.ports.apps.driving.AppTemplates;
import io.modelwright.ports.apps.driving.Apps;
import io.modelwright.ports.atomic.driven.Atomic;
import io.modelwright.ports.jobs.driven.JobQueue;
import io.modelwright.ports.modeling.driving.Publishing;
import io.modelwright.ports.records.driving.Records;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes what begins apps with a design that is there already. */
public final class AppTemplateServices {

    private AppTemplateServices() {}

    public static AppTemplates templates(
            List<AppTemplate> templates, Apps apps, JobQueue queue, Atomic atomic, IdSource ids, InstantSource clock) {
        return new AppTemplatesService(templates, apps, queue, atomic, ids, clock);
    }

    /** Does the jobs that fill new apps. */
    public static JobHandler sampleHandler(
            List<AppTemplate> templates,
            Publishing publishing,
            Records records,
            SampleRecords samples,
            Atomic atomic,
            Function<AccountId, Optional<Principal>> principals) {
        return new SampleHandler(templates, publishing, records, samples, atomic, principals);
    }
}
