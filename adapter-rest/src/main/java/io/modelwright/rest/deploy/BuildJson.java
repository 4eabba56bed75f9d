package io.modelwright.rest.deploy;

import io.modelwright.core.deploy.Build;
import io.modelwright.core.jobs.JobFailure;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.deploy.driven.ImageStore;
import io.modelwright.rest.json.WireValues;
import java.util.Locale;

/** Builds on the wire. */
final class BuildJson {

    private BuildJson() {}

    static Json of(Build build) {
        return Json.object()
                .put("id", build.id().toString())
                .put("app", build.app().toString())
                .put("version", build.version())
                .put("target", build.target().name())
                .put("noCache", build.noCache())
                .put("state", word(build.state()))
                .put("author", WireValues.optional(build.author(), author -> Json.of(author.toString())))
                .put("createdAt", WireValues.instant(build.createdAt()))
                .put("finishedAt", WireValues.optional(build.finishedAt(), WireValues::instant))
                .put("result", WireValues.optional(build.result(), made -> result(build, made)))
                .put("error", WireValues.optional(build.failure(), BuildJson::problem))
                .build();
    }

    private static Json result(Build build, Build.Result made) {
        return Json.object()
                .put("image", made.image().value())
                .put("tag", made.tag().toString())
                .put("content", made.content().value())
                .put("commit", made.commit().value())
                .put("edited", made.edited())
                .put("path", word(made.path()))
                .put("size", made.bytes())
                .put("fresh", build.isFresh())
                .put("madeBy", made.madeBy().toString())
                .put(
                        "milliseconds",
                        Json.object()
                                .put("generate", made.times().generate())
                                .put("compile", made.times().compile())
                                .put("image", made.times().image())
                                .build())
                .build();
    }

    private static Json problem(JobFailure failure) {
        return Json.object()
                .put("type", "urn:modelwright:problem:" + failure.code())
                .put("title", "No image was made")
                .put("detail", failure.detail())
                .build();
    }

    static Json of(ImageStore.DiskUse use) {
        return Json.object()
                .put("images", use.images())
                .put("ours", use.ours())
                .put("containers", use.containers())
                .put("volumes", use.volumes())
                .put("buildCache", use.buildCache())
                .build();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
