package io.modelwright.rest.codegen;

import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.codegen.template.TemplateSet;
import io.modelwright.core.codegen.template.TemplateSetDocument;
import io.modelwright.core.records.WireValues;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.codegen.driven.TemplateEngine.Pattern;
import io.modelwright.ports.codegen.driven.TemplateSetRepository.Revision;
import io.modelwright.ports.codegen.driven.TemplateSetRepository.StoredSet;
import io.modelwright.ports.codegen.driven.TemplateSetRepository.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Template sets as the wire shows them. Stateless. */
final class TemplateSetJson {

    private TemplateSetJson() {}

    static <T> Json list(List<T> items, Function<T, Json> item) {
        return Json.object()
                .put("items", Json.array(items.stream().map(item).toList()))
                .put("nextCursor", Json.JsonNull.NULL)
                .build();
    }

    static Json summary(Summary set) {
        return Json.object()
                .put("name", set.name())
                .put("description", set.description())
                .put("files", set.files())
                .put("revision", set.revision())
                .put("savedAt", WireValues.dateTime(set.savedAt()))
                .put("savedBy", set.savedBy().toString())
                .build();
    }

    static Json whole(StoredSet set) {
        return content(Json.object().put("name", set.name()), set.content())
                .put("revision", set.revision())
                .put("savedAt", WireValues.dateTime(set.savedAt()))
                .put("savedBy", set.savedBy().toString())
                .build();
    }

    static Json pattern(Pattern pattern) {
        return content(Json.object().put("name", pattern.name()), pattern.set()).build();
    }

    private static Json.ObjectBuilder content(Json.ObjectBuilder json, TemplateSet content) {
        TemplateSetDocument.write(content).members().forEach(json::put);
        return json;
    }

    static Json revision(Revision revision) {
        return Json.object()
                .put("revision", revision.number())
                .put("savedAt", WireValues.dateTime(revision.savedAt()))
                .put("savedBy", revision.savedBy().toString())
                .build();
    }

    static Json tree(SourceTree tree) {
        List<Json> files = new ArrayList<>();
        tree.files()
                .forEach((path, file) -> files.add(Json.object()
                        .put("path", path.value())
                        .put("text", file.text())
                        .build()));
        return Json.object().put("files", Json.array(files)).build();
    }
}
