package io.modelwright.rest.deploy;

import io.modelwright.core.openapi.Answer;
import io.modelwright.core.openapi.Components;
import io.modelwright.core.openapi.Headers;
import io.modelwright.core.openapi.Operation;
import io.modelwright.core.openapi.Parameter;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonSchema;
import io.modelwright.rest.description.Body;
import io.modelwright.rest.description.PathParameters;
import io.modelwright.rest.description.Section;
import io.modelwright.rest.edge.EdgePaths;
import java.util.List;

/** What the document says of deployments. */
public final class DeploymentsApi {

    private static final JsonSchema DEPLOYMENT = JsonSchema.ref("Deployment");
    private static final JsonSchema RELEASE = JsonSchema.ref("Release");
    private static final JsonSchema TEXT = JsonSchema.string();

    private DeploymentsApi() {}

    public static List<Section> sections() {
        return List.of(steering(releasing()));
    }

    private static JsonSchema deployment() {
        return JsonSchema.object()
                .required("id", JsonSchema.uuid())
                .required("app", JsonSchema.uuid())
                .required("environment", JsonSchema.matching("^[a-z][a-z0-9]*(-[a-z0-9]+)*$"))
                .required("target", TEXT)
                .required("state", JsonSchema.words(List.of("deploying", "running", "stopped", "failed", "deleting")))
                .required("health", JsonSchema.words(List.of("healthy", "unhealthy", "unknown")))
                .required("url", TEXT)
                .required("data", JsonSchema.words(List.of("empty", "seed", "copy")))
                .required("release", RELEASE.nullable())
                .required("job", JsonSchema.uuid().nullable())
                .required("author", JsonSchema.uuid())
                .required("createdAt", JsonSchema.instant())
                .build();
    }

    private static JsonSchema release() {
        JsonSchema error = JsonSchema.object()
                .required("type", TEXT)
                .required("title", TEXT)
                .required("detail", TEXT)
                .build();
        JsonSchema effect = JsonSchema.object()
                .required("change", TEXT)
                .required("impact", JsonSchema.words(List.of("safe", "rewrite", "needsValue", "losesData")))
                .required("description", TEXT)
                .required("count", JsonSchema.natural())
                .required("meaning", TEXT)
                .build();
        return JsonSchema.object()
                .required("id", JsonSchema.uuid())
                .required("number", JsonSchema.integer(1, 999_999_999))
                .required("version", JsonSchema.integer(1, 999_999_999))
                .required("state", JsonSchema.words(List.of("pending", "serving", "former", "failed", "unchanged")))
                .required("image", TEXT.nullable())
                .required("rollbackTo", JsonSchema.integer(1, 999_999_999).nullable())
                .required(
                        "promotedFrom",
                        JsonSchema.object()
                                .required("environment", TEXT)
                                .required("release", JsonSchema.integer(1, 999_999_999))
                                .build()
                                .nullable())
                .required("effects", JsonSchema.array(effect))
                .required("error", error.nullable())
                .required("log", JsonSchema.array(TEXT))
                .required("job", JsonSchema.uuid())
                .required("author", JsonSchema.uuid())
                .required("createdAt", JsonSchema.instant())
                .required("endedAt", JsonSchema.instant().nullable())
                .build();
    }

    private static Section releasing() {
        JsonSchema environment = JsonSchema.object()
                .required("name", TEXT)
                .required("deployment", DEPLOYMENT.nullable())
                .build();
        return Section.of("Deployments", "Where apps run")
                .schema("Deployment", deployment())
                .schema("Release", release())
                .schema("Environment", environment)
                .method(
                        AppDeploymentsResource.class,
                        "list",
                        Operation.of("listDeployments", "List the deployments of an app")
                                .answers(Answer.json(
                                        200,
                                        "All, by the names of their environments.",
                                        Components.page(DEPLOYMENT, false)))
                                .problem(409, "ambiguous-slug"))
                .method(
                        AppDeploymentsResource.class,
                        "deploy",
                        Operation.of("deploy", "Release a version into an environment")
                                .described(
                                        "The release has the id of the job. The version is the live one where none is said; the"
                                                + " environment is the one where the target runs already, else production. What an"
                                                + " environment begins with (empty, seed, copy: the studio's records of that moment) is"
                                                + " said with its first release alone. With from nothing is made: the image that"
                                                + " serves in that environment serves in this one too, by default production."
                                                + " Where values would leave the records that are there, the answer is 409"
                                                + " with the effects, until the changes are acknowledged by their ids.")
                                .answers(accepted())
                                .problem(
                                        409,
                                        "ambiguous-slug",
                                        "copy-impossible",
                                        "data-kept",
                                        "deployment-changed",
                                        "deployment-deleted",
                                        "image-differs",
                                        "image-missing",
                                        "no-port-left",
                                        "no-release",
                                        "nothing-published",
                                        "other-target",
                                        "other-version",
                                        "release-serves",
                                        "release-under-way",
                                        "rollback-breaks",
                                        "unacknowledged-loss"),
                        Body.example(Json.object().put("target", "java")))
                .method(
                        AppEnvironmentsResource.class,
                        "environments",
                        Operation.of("listEnvironments", "List the environments of an app")
                                .answers(Answer.json(
                                        200,
                                        "The studio first, which is no deployment.",
                                        Components.page(JsonSchema.ref("Environment"), false)))
                                .problem(409, "ambiguous-slug"))
                .method(
                        DeploymentsResource.class,
                        "show",
                        Operation.of("getDeployment", "Read a deployment")
                                .answers(Answer.json(200, "With the release that serves.", DEPLOYMENT)))
                .method(
                        DeploymentsResource.class,
                        "releases",
                        Operation.of("listReleases", "List the releases of a deployment")
                                .answers(Answer.json(200, "Newest first.", Components.page(RELEASE, true))))
                .method(
                        DeploymentsResource.class,
                        "administrator",
                        Operation.of("showAdministrator", "Show the first account of a deployed application")
                                .described(
                                        "Its password is the one it was made with: whoever signs in chooses another one."
                                                + " The audit trail says who asked.")
                                .answers(Answer.json(
                                        200,
                                        "What to sign in with.",
                                        JsonSchema.object()
                                                .required("email", TEXT)
                                                .required("password", TEXT)
                                                .build())));
    }

    private static Answer accepted() {
        return Answer.json(202, "The job that does it.", JsonSchema.ref("Job")).with(Headers.LOCATION);
    }

    private static Section steering(Section section) {
        Section steered = section.method(
                DeploymentsResource.class,
                "rollback",
                Operation.of("rollBack", "Go back to a former release")
                        .described(
                                "Its image serves again, as another release, where the database still fits it. Without"
                                        + " a number it is the one that served before.")
                        .answers(accepted())
                        .problem(
                                409,
                                "deployment-changed",
                                "deployment-deleted",
                                "no-former-release",
                                "release-never-served",
                                "release-serves",
                                "release-under-way",
                                "rollback-breaks"),
                Body.example(Json.object().put("release", 1)));
        return steered.method(DeploymentsResource.class, "stop", steer("stopDeployment", "Stop a deployment"))
                .method(DeploymentsResource.class, "start", steer("startDeployment", "Start a deployment again"))
                .method(DeploymentsResource.class, "restart", steer("restartDeployment", "Stop and start a deployment"))
                .method(
                        DeploymentsResource.class,
                        "delete",
                        steer("deleteDeployment", "Delete a deployment with its database"))
                .route("GET", EdgePaths.API + "/deployments/{deployment}/logs", log());
    }

    private static Operation log() {
        JsonSchema line = JsonSchema.object()
                .required("at", JsonSchema.instant())
                .required("error", JsonSchema.bool())
                .required("text", TEXT)
                .build();
        return Operation.of("followDeploymentLog", "Follow what a deployment writes, or search it")
                .described(
                        "Server-sent events: line with {at, error, text} as data, the newest lines first that are there"
                                + " already. A stream ends by itself after some minutes; go on with Last-Event-ID. Read it by"
                                + " fetch, with the Authorization header. With tail or contains the answer is JSON: the newest"
                                + " of those lines among the last 10,000, the oldest of them first.")
                .parameter(PathParameters.of("deployment"))
                .parameter(Parameter.header(
                        "Last-Event-ID", "The id of the last event that was seen.", JsonSchema.string(1, 200)))
                .parameter(Parameter.query(
                        "tail",
                        "How many lines at most.",
                        JsonSchema.integer(1, 1_000).with("default", 100)))
                .parameter(Parameter.query(
                        "contains", "Only lines that hold this text, whatever its case.", JsonSchema.string(0, 200)))
                .answers(Answer.json(200, "The lines, or the events as they happen.", Components.page(line, false))
                        .or("text/event-stream", JsonSchema.string()))
                .problem(400, "malformed-parameter", "malformed-query", "malformed-request")
                .problem(404)
                .problem(409, "no-release")
                .problem(422);
    }

    private static Operation steer(String id, String summary) {
        return Operation.of(id, summary)
                .answers(accepted())
                .problem(409, "deployment-changed", "deployment-deleted", "no-release", "release-under-way");
    }
}
