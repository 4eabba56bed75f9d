package io.modelwright.rest.deploy;

import io.modelwright.core.deploy.Deployment;
import io.modelwright.core.deploy.ImageId;
import io.modelwright.core.deploy.Release;
import io.modelwright.core.jobs.JobFailure;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.deploy.driven.ContainerEngine.LogLine;
import io.modelwright.ports.deploy.driving.Deployments.View;
import io.modelwright.rest.json.WireValues;
import java.util.Locale;

/** Deployments and releases on the wire. */
final class DeploymentJson {

    private DeploymentJson() {}

    static Json of(View view) {
        Deployment deployment = view.deployment();
        return Json.object()
                .put("id", deployment.id().toString())
                .put("app", deployment.app().toString())
                .put("environment", deployment.environment().value())
                .put("target", deployment.target().name())
                .put("state", word(deployment.state()))
                .put("health", word(view.health()))
                .put("url", "http://127.0.0.1:" + deployment.port())
                .put("data", word(deployment.data()))
                .put("release", WireValues.optional(view.release(), DeploymentJson::of))
                .put(
                        "job",
                        WireValues.optional(
                                deployment.next(),
                                release -> Json.of(release.value().toString())))
                .put("author", deployment.author().toString())
                .put("createdAt", WireValues.instant(deployment.createdAt()))
                .build();
    }

    static Json of(Release release) {
        return Json.object()
                .put("id", release.id().toString())
                .put("number", release.number())
                .put("version", release.version())
                .put("state", word(release.state()))
                .put("image", WireValues.optional(release.image().map(ImageId::value), Json::of))
                .put("rollbackTo", WireValues.optional(release.rollbackTo(), Json::of))
                .put(
                        "promotedFrom",
                        WireValues.optional(
                                release.promoted(),
                                from -> Json.object()
                                        .put("environment", from.environment().value())
                                        .put("release", from.release())
                                        .build()))
                .put("effects", release.effects())
                .put("error", WireValues.optional(release.failure(), DeploymentJson::problem))
                .put("log", Json.array(release.log().stream().map(Json::of).toList()))
                .put("job", release.id().toString())
                .put("author", release.author().toString())
                .put("createdAt", WireValues.instant(release.createdAt()))
                .put("endedAt", WireValues.optional(release.endedAt(), WireValues::instant))
                .build();
    }

    /** An environment: a deployment, or the studio where there is none. */
    static Json environment(String name, Json deployment) {
        return Json.object().put("name", name).put("deployment", deployment).build();
    }

    static Json of(LogLine line) {
        return Json.object()
                .put("at", WireValues.instant(line.at()))
                .put("error", line.error())
                .put("text", line.text())
                .build();
    }

    private static Json problem(JobFailure failure) {
        return Json.object()
                .put("type", "urn:modelwright:problem:" + failure.code())
                .put("title", "Nothing was released")
                .put("detail", failure.detail())
                .build();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
