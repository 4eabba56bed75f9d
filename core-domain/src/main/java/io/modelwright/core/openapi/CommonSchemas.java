package io.modelwright.core.openapi;

import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonSchema;
import java.util.List;
import java.util.Map;

/** What the platform and generated applications answer alike, whatever the design. Stateless. */
public final class CommonSchemas {

    private CommonSchemas() {}

    /** By the names that references have: Job, JobProblem, ImportReport. */
    public static Map<String, JsonSchema> all() {
        return Map.of("Job", job(), "JobProblem", jobProblem(), "ImportReport", importReport());
    }

    private static JsonSchema job() {
        return JsonSchema.object()
                .required("id", JsonSchema.uuid())
                .required("kind", JsonSchema.matching("^[a-zA-Z.-]+$"))
                .required(
                        "state",
                        JsonSchema.words(List.of("queued", "running", "succeeded", "failed", "dead", "cancelled")))
                .required(
                        "progress",
                        JsonSchema.object()
                                .required("percent", JsonSchema.integer(0, 100))
                                .required("stage", JsonSchema.string())
                                .build())
                .required("result", JsonSchema.any().described("What came of it, by kind; null until then."))
                .required("error", JsonSchema.ref("JobProblem").nullable())
                .required("createdAt", JsonSchema.instant())
                .required("startedAt", JsonSchema.instant().nullable())
                .required("finishedAt", JsonSchema.instant().nullable())
                .build();
    }

    private static JsonSchema jobProblem() {
        return JsonSchema.object()
                .required("type", JsonSchema.matching("^urn:modelwright:problem:[a-z0-9-]+$"))
                .required("title", JsonSchema.string())
                .required("detail", JsonSchema.string())
                .build();
    }

    static JsonSchema importReport() {
        JsonSchema rejection = JsonSchema.object()
                .required("line", JsonSchema.integer().with("minimum", 1))
                .required("errors", JsonSchema.array(JsonSchema.ref("ProblemError")))
                .build();
        return JsonSchema.object()
                .required("read", JsonSchema.natural())
                .required("imported", JsonSchema.natural())
                .required("rejected", JsonSchema.natural())
                .required("rejections", JsonSchema.array(rejection).with("maxItems", 1_000))
                .build();
    }

    /** An entry of a record's history, its changes by the schema given. */
    public static JsonSchema historyEntry(JsonSchema changes) {
        return JsonSchema.object()
                .required("version", JsonSchema.integer().with("minimum", 1))
                .required("action", JsonSchema.words(List.of("created", "updated", "deleted", "restored")))
                .required("at", JsonSchema.instant())
                .required("by", JsonSchema.uuid())
                .required("changes", changes)
                .build();
    }

    /** What one member was and became; as it was written then, whatever its type is now. */
    public static JsonSchema memberChange() {
        return JsonSchema.object()
                .required("from", JsonSchema.any())
                .required("to", JsonSchema.any())
                .build();
    }

    /** {@code {version}}, the body that goes back to it. */
    public static JsonSchema restore() {
        return JsonSchema.object()
                .required(
                        "version", JsonSchema.integer().with("format", "int64").with("minimum", 1))
                .build();
    }

    static Json restoreExample() {
        return Json.object().put("version", 1).build();
    }
}
