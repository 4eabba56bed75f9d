package io.modelwright.rest.codegen;

import io.modelwright.core.codegen.Branch;
import io.modelwright.core.codegen.CommitId;
import io.modelwright.core.codegen.FileChange;
import io.modelwright.core.codegen.FileEntry;
import io.modelwright.core.codegen.Generation;
import io.modelwright.core.codegen.MergeNote;
import io.modelwright.core.jobs.JobFailure;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.codegen.driven.RepositoryFiles.Conflict;
import io.modelwright.ports.codegen.driving.Repositories.Overview;
import io.modelwright.rest.json.WireValues;
import java.util.Locale;

/** Generations and repositories on the wire. */
final class GenerationJson {

    private GenerationJson() {}

    static Json of(Generation generation) {
        return Json.object()
                .put("id", generation.id().toString())
                .put("app", generation.app().toString())
                .put("version", generation.version())
                .put("target", generation.target().name())
                .put("package", WireValues.optional(generation.options().basePackage(), Json::of))
                .put("name", WireValues.optional(generation.options().name(), Json::of))
                .put("state", word(generation.state()))
                .put("job", generation.id().toString())
                .put("author", generation.author().toString())
                .put("createdAt", WireValues.instant(generation.createdAt()))
                .put("finishedAt", WireValues.optional(generation.finishedAt(), WireValues::instant))
                .put(
                        "commit",
                        WireValues.optional(
                                generation.result(),
                                made -> Json.of(made.commit().value())))
                .put("files", WireValues.optional(generation.result(), made -> Json.of(made.files())))
                .put("size", WireValues.optional(generation.result(), made -> Json.of(made.size())))
                .put("merge", WireValues.optional(generation.result(), made -> merge(made.merge())))
                .put("error", WireValues.optional(generation.failure(), GenerationJson::problem))
                .build();
    }

    private static Json merge(MergeNote merge) {
        return Json.object()
                .put("state", word(merge.state()))
                .put("branch", WireValues.optional(merge.branch(), Json::of))
                .put("commit", WireValues.optional(merge.commit().map(CommitId::value), Json::of))
                .put("conflicts", merge.conflicts())
                .build();
    }

    private static Json problem(JobFailure failure) {
        return Json.object()
                .put("type", "urn:modelwright:problem:" + failure.code())
                .put("title", "Nothing was generated")
                .put("detail", failure.detail())
                .build();
    }

    static Json file(FileEntry file) {
        return Json.object()
                .put("path", file.path())
                .put("size", file.size())
                .put("executable", file.executable())
                .build();
    }

    static Json change(FileChange change) {
        return Json.object()
                .put("path", change.path())
                .put("kind", word(change.kind()))
                .put("patch", WireValues.optional(change.patch(), Json::of))
                .build();
    }

    static Json overview(Overview overview) {
        return Json.object()
                .put(
                        "branches",
                        Json.array(overview.branches().stream()
                                .map(GenerationJson::branch)
                                .toList()))
                .put("size", overview.size())
                .put("sizeMax", overview.sizeMax())
                .put("merge", WireValues.optional(overview.merge(), Json::of))
                .build();
    }

    private static Json branch(Branch branch) {
        return Json.object()
                .put("name", branch.name())
                .put("commit", branch.head().value())
                .put("subject", branch.subject())
                .put("committedAt", WireValues.instant(branch.committedAt()))
                .put("protected", Branch.isProtected(branch.name()))
                .build();
    }

    static Json conflict(Conflict conflict) {
        return Json.object()
                .put("target", conflict.target().name())
                .put("path", conflict.path())
                .put("kind", word(conflict.kind()))
                .put("base", WireValues.optional(conflict.base(), Json::of))
                .put("ours", WireValues.optional(conflict.ours(), Json::of))
                .put("theirs", WireValues.optional(conflict.theirs(), Json::of))
                .build();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
