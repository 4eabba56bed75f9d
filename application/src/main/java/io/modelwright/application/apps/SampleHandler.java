package io.modelwright.application.apps;

import io.modelwright.application.jobs.JobContext;
import io.modelwright.application.jobs.JobHandler;
import io.modelwright.core.apps.AppTemplate;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobEnd;
import io.modelwright.core.jobs.JobFailure;
import io.modelwright.core.jobs.JobProgress;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.document.DesignDocument;
import io.modelwright.core.records.JsonBody;
import io.modelwright.core.records.QueryParameters;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.apps.driven.SampleRecords;
import io.modelwright.ports.apps.driven.SampleRecords.Rows;
import io.modelwright.ports.atomic.driven.Atomic;
import io.modelwright.ports.modeling.driving.Publishing;
import io.modelwright.ports.modeling.driving.Publishing.Publish;
import io.modelwright.ports.modeling.driving.Publishing.Published;
import io.modelwright.ports.modeling.driving.Publishing.Version;
import io.modelwright.ports.records.driving.Records;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Publishes a new app's draft as its first version and fills it. All records come in one transaction, so that a second attempt
 * finds all of them or none; an app that has records of somebody's own already is left as it is.
 */
final class SampleHandler implements JobHandler {

    static final String KIND = "apps.sample";

    private final List<AppTemplate> templates;
    private final Publishing publishing;
    private final Records records;
    private final SampleRecords samples;
    private final Atomic atomic;
    private final Function<AccountId, Optional<Principal>> principals;

    SampleHandler(
            List<AppTemplate> templates,
            Publishing publishing,
            Records records,
            SampleRecords samples,
            Atomic atomic,
            Function<AccountId, Optional<Principal>> principals) {
        this.templates = List.copyOf(templates);
        this.publishing = publishing;
        this.records = records;
        this.samples = samples;
        this.atomic = atomic;
        this.principals = principals;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public JobEnd run(Job job, JobContext context) {
        Optional<Principal> principal = principals.apply(job.owner());
        if (principal.isEmpty()) {
            return failed(Refusal.NotFound.of("account"));
        }
        Json.JsonObject payload = (Json.JsonObject) job.payload();
        String app = ((Json.JsonString) payload.find("app").orElseThrow()).value();
        context.progress(new JobProgress(10, "publishing"));
        return switch (published(principal.get(), app)) {
            case Outcome.Refused<Optional<Version>>(Refusal refusal) -> failed(refusal);
            case Outcome.Done<Optional<Version>>(Optional<Version> version) -> {
                if (version.isEmpty()) {
                    yield new JobEnd.Retryable(new JobFailure("publishing", "The first version is being published."));
                }
                if (context.shouldStop()) {
                    yield new JobEnd.Cancelled();
                }
                context.progress(new JobProgress(50, "writing records"));
                yield filled(principal.get(), app, version.get(), template(payload));
            }
        };
    }

    private Optional<AppTemplate> template(Json.JsonObject payload) {
        return payload.find("template")
                .flatMap(slug -> templates.stream()
                        .filter(one -> Json.of(one.slug()).equals(slug))
                        .findFirst());
    }

    /** The newest version; nothing while a job makes the first. */
    private Outcome<Optional<Version>> published(Principal principal, String app) {
        return newest(principal, app)
                .flatMap(known -> known.isPresent()
                        ? Outcome.done(known)
                        : publishing
                                .publish(
                                        principal,
                                        app,
                                        new Publish("First version", Set.of(), Map.of(), Optional.empty(), Set.of()))
                                .map(published -> published instanceof Published.Now(Version version)
                                        ? Optional.of(version)
                                        : Optional.empty()));
    }

    private Outcome<Optional<Version>> newest(Principal principal, String app) {
        return publishing
                .list(principal, app, 1, Optional.empty())
                .map(page -> page.items().stream().findFirst());
    }

    private JobEnd filled(Principal principal, String app, Version version, Optional<AppTemplate> template) {
        Design design = DesignDocument.read(version.document());
        List<Rows> all = samples.of(design).stream()
                .map(rows -> template.map(known -> SampleValues.in(rows, design, known))
                        .orElse(rows))
                .toList();
        Outcome<Long> written = atomic.run(
                () -> hasRecords(principal, app, all)
                        .flatMap(has -> has ? Outcome.done(0L) : write(principal, app, all)),
                outcome -> outcome instanceof Outcome.Done<Long>);
        return switch (written) {
            case Outcome.Refused<Long>(Refusal refusal) -> failed(refusal);
            case Outcome.Done<Long>(Long count) ->
                new JobEnd.Succeeded(Json.object()
                        .put("version", version.number())
                        .put("records", count)
                        .build());
        };
    }

    private Outcome<Boolean> hasRecords(Principal principal, String app, List<Rows> all) {
        QueryParameters one = new QueryParameters(Map.of("limit", "1", "fields", "id"));
        for (Rows rows : all) {
            Outcome<Boolean> some =
                    records.list(principal, app, rows.entity(), one).map(page -> !isEmpty(page));
            if (!(some instanceof Outcome.Done<Boolean>(Boolean has)) || has) {
                return some;
            }
        }
        return Outcome.done(false);
    }

    /** By the text, which the platform itself wrote. */
    private static boolean isEmpty(JsonBody page) {
        return new String(page.toBytes(), StandardCharsets.UTF_8)
                .replace(" ", "")
                .startsWith("{\"items\":[]");
    }

    private Outcome<Long> write(Principal principal, String app, List<Rows> all) {
        Map<String, String> ids = new HashMap<>();
        ids.put(SampleRecords.WRITER.toString(), principal.account().toString());
        long count = 0;
        for (Rows rows : all) {
            for (Json.JsonObject row : rows.rows()) {
                Map<String, Json> sent = new LinkedHashMap<>(row.members());
                if (!(sent.remove("id") instanceof Json.JsonString(String id))) {
                    throw new IllegalArgumentException("a row of " + rows.entity() + " has no id");
                }
                Outcome<Records.Created> made = records.create(
                        principal, app, rows.entity(), replaced(new Json.JsonObject(sent), ids), QueryParameters.NONE);
                switch (made) {
                    case Outcome.Refused<Records.Created>(Refusal refusal) -> {
                        return Outcome.refused(refusal);
                    }
                    case Outcome.Done<Records.Created>(Records.Created created) -> {
                        ids.put(id, created.records().getFirst().id().toString());
                        count++;
                    }
                }
            }
        }
        return Outcome.done(count);
    }

    /** With the ids that records got, in place of those that rows refer by. */
    private static Json replaced(Json json, Map<String, String> ids) {
        return switch (json) {
            case Json.JsonString(String text) -> Json.of(ids.getOrDefault(text, text));
            case Json.JsonArray(List<Json> items) ->
                Json.array(items.stream().map(item -> replaced(item, ids)).toList());
            case Json.JsonObject object -> {
                Json.ObjectBuilder copy = Json.object();
                object.members().forEach((name, value) -> copy.put(name, replaced(value, ids)));
                yield copy.build();
            }
            default -> json;
        };
    }

    private static JobEnd failed(Refusal refusal) {
        return new JobEnd.Failed(new JobFailure(refusal.code(), refusal.detail()));
    }
}
