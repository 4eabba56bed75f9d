package io.modelwright.rest.jobs;

import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobFailure;
import io.modelwright.core.jobs.JobId;
import io.modelwright.core.jobs.JobLine;
import io.modelwright.core.shared.Json;
import io.modelwright.rest.edge.EdgePaths;
import io.modelwright.rest.json.WireValues;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Locale;
import java.util.UUID;

/** A job on the wire. */
public final class JobJson {

    private JobJson() {}

    public static JobId id(UUID id) {
        return new JobId(id);
    }

    public static Json of(Job job) {
        return Json.object()
                .put("id", job.id().toString())
                .put("kind", job.kind())
                .put("state", job.state().name().toLowerCase(Locale.ROOT))
                .put(
                        "progress",
                        Json.object()
                                .put("percent", job.progress().percent())
                                .put("stage", job.progress().stage())
                                .build())
                .put("result", WireValues.optional(job.result(), result -> result))
                .put("error", WireValues.optional(job.error(), JobJson::problem))
                .put("createdAt", WireValues.instant(job.createdAt()))
                .put("startedAt", WireValues.optional(job.startedAt(), WireValues::instant))
                .put("finishedAt", WireValues.optional(job.finishedAt(), WireValues::instant))
                .build();
    }

    /** A line of what a job has told. */
    static Json line(JobLine line) {
        return Json.object()
                .put("number", line.number())
                .put("at", WireValues.instant(line.at()))
                .put("text", line.text())
                .build();
    }

    /** 202: the job was taken on and can be followed. */
    public static Response accepted(Job job) {
        return Response.accepted(of(job))
                .location(URI.create(EdgePaths.API + "/jobs/" + job.id()))
                .build();
    }

    private static Json problem(JobFailure failure) {
        return Json.object()
                .put("type", "urn:modelwright:problem:" + failure.code())
                .put("title", "The job did not succeed")
                .put("detail", failure.detail())
                .build();
    }
}
