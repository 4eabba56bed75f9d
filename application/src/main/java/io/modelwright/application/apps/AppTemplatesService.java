package io.modelwright.application.apps;

import io.modelwright.core.apps.App;
import io.modelwright.core.apps.AppTemplate;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.jobs.JobId;
import io.modelwright.core.jobs.JobRequest;
import io.modelwright.core.jobs.RetryPolicy;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.document.DesignDocument;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.IdSource;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.apps.driving.AppTemplates;
import io.modelwright.ports.apps.driving.Apps;
import io.modelwright.ports.atomic.driven.Atomic;
import io.modelwright.ports.jobs.driven.JobQueue;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Apps that begin with a design that is there already. The app and the job that fills it come together or not at all. */
final class AppTemplatesService implements AppTemplates {

    private final List<AppTemplate> templates;
    private final Apps apps;
    private final JobQueue queue;
    private final Atomic atomic;
    private final IdSource ids;
    private final InstantSource clock;

    AppTemplatesService(
            List<AppTemplate> templates, Apps apps, JobQueue queue, Atomic atomic, IdSource ids, InstantSource clock) {
        this.templates = List.copyOf(templates);
        this.apps = apps;
        this.queue = queue;
        this.atomic = atomic;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public List<AppTemplate> list(Principal principal) {
        return templates;
    }

    @Override
    public Outcome<Made> create(
            Principal principal,
            Optional<WorkspaceId> workspace,
            String name,
            Optional<String> slug,
            String template,
            boolean sample) {
        Optional<AppTemplate> found =
                templates.stream().filter(one -> one.slug().equals(template)).findFirst();
        if (found.isEmpty()) {
            return Outcome.refused(new Refusal.Invalid(
                    "invalid-app",
                    "The app is not valid.",
                    List.of(Finding.error(
                            "unknown-template", JsonPointer.ROOT.member("template"), "There is no such template."))));
        }
        Design design = DesignDocument.parse(found.get().document(), Design.EMPTY, ids)
                .design()
                .orElseThrow();
        return atomic.run(
                () -> apps.create(principal, workspace, name, slug, design)
                        .map(app -> new Made(
                                app, sample ? Optional.of(enqueue(principal, app, template)) : Optional.empty())),
                outcome -> outcome instanceof Outcome.Done<Made>);
    }

    private UUID enqueue(Principal principal, App app, String template) {
        JobRequest request = new JobRequest(
                new JobId(ids.next()),
                SampleHandler.KIND,
                app.workspace(),
                principal.account(),
                Json.object()
                        .put("app", app.id().toString())
                        .put("template", template)
                        .build(),
                Optional.of(app.id().toString()),
                RetryPolicy.STANDARD,
                clock.instant());
        return queue.enqueue(List.of(request)).getFirst().id().value();
    }
}
