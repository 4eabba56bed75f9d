package io.modelwright.application.modeling;

import io.modelwright.core.apps.App;
import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobId;
import io.modelwright.core.jobs.JobRequest;
import io.modelwright.core.jobs.RetryPolicy;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.IdSource;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Json.JsonArray;
import io.modelwright.core.shared.Json.JsonNumber;
import io.modelwright.core.shared.Json.JsonObject;
import io.modelwright.core.shared.Json.JsonString;
import io.modelwright.core.shared.Uuids;
import io.modelwright.ports.jobs.driven.JobQueue;
import io.modelwright.ports.modeling.driving.Publishing.Publish;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Publishes as jobs: what is written into them, and read back. Thread-safe. */
final class PublishJobs {

    static final String KIND = "models.publish";

    private final JobQueue queue;
    private final IdSource ids;
    private final InstantSource clock;

    PublishJobs(JobQueue queue, IdSource ids, InstantSource clock) {
        this.queue = queue;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The job that will publish; empty while one of somebody else's is under way for this app.
     *
     * @param version the number of the version that it makes
     */
    Optional<UUID> enqueue(App app, AccountId owner, int version, Publish command) {
        UUID id = ids.next();
        Job job = queue.enqueue(List.of(new JobRequest(
                        new JobId(id),
                        KIND,
                        app.workspace(),
                        owner,
                        payload(app, version, command),
                        Optional.of(app.id().toString()),
                        RetryPolicy.STANDARD,
                        clock.instant())))
                .getFirst();
        boolean same = job.payload().equals(payload(app, version, command))
                && job.owner().equals(owner);
        return same ? Optional.of(job.id().value()) : Optional.empty();
    }

    private static Json payload(App app, int version, Publish command) {
        Json.ObjectBuilder fill = Json.object();
        command.fill().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> fill.put(entry.getKey(), entry.getValue()));
        return Json.object()
                .put("app", app.id().toString())
                .put("version", version)
                .put("message", command.message())
                .put("revision", command.revision().orElseThrow())
                .put("acknowledge", texts(command.acknowledge().stream()))
                .put("fill", fill.build())
                .put("purge", texts(command.purge().stream().map(ElementId::toString)))
                .build();
    }

    private static Json texts(Stream<String> texts) {
        return Json.array(texts.sorted().<Json>map(Json::of).toList());
    }

    static String app(Job job) {
        return text(member(job, "app"));
    }

    static int version(Job job) {
        return (int) number(member(job, "version"));
    }

    static Publish command(Job job) {
        Map<String, String> fill = new HashMap<>();
        ((JsonObject) member(job, "fill"))
                .members()
                .forEach((change, expression) -> fill.put(change, text(expression)));
        Set<ElementId> purge = texts(member(job, "purge")).stream()
                .map(id -> new ElementId(Uuids.parse(id).orElseThrow()))
                .collect(Collectors.toSet());
        return new Publish(
                text(member(job, "message")),
                texts(member(job, "acknowledge")),
                fill,
                Optional.of(number(member(job, "revision"))),
                purge);
    }

    private static Json member(Job job, String name) {
        return ((JsonObject) job.payload()).find(name).orElseThrow();
    }

    private static String text(Json value) {
        return ((JsonString) value).value();
    }

    private static long number(Json value) {
        return ((JsonNumber) value).value().longValueExact();
    }

    private static Set<String> texts(Json values) {
        return ((JsonArray) values).items().stream().map(PublishJobs::text).collect(Collectors.toSet());
    }
}
