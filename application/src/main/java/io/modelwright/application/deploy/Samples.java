package io.modelwright.application.deploy;

import io.modelwright.core.codegen.AppHistory;
import io.modelwright.core.codegen.RenderOptions;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.document.DesignDocument;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Outcome;
import io.modelwright.ports.codegen.driven.CodeRenderer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The small applications that runtime images are tried out with. In a package of their own: they lie on the class path of real
 * ones. Rendered once.
 */
final class Samples {

    private static final RenderOptions OPTIONS = new RenderOptions(Optional.of("modelwright.sample"));

    private final CodeRenderer renderer;
    private final Map<Target, SourceTree> rendered = new ConcurrentHashMap<>();

    Samples(CodeRenderer renderer) {
        this.renderer = renderer;
    }

    /** Empty for targets whose runtime images need none. */
    SourceTree of(Target target) {
        if (!target.equals(Target.JAVA) || !renderer.targets().contains(target)) {
            return SourceTree.EMPTY;
        }
        return rendered.computeIfAbsent(target, this::render);
    }

    private SourceTree render(Target target) {
        AppHistory history =
                new AppHistory("Sample", "sample", List.of(new AppHistory.Version(1, "", design(), "SELECT 1;")));
        return switch (renderer.render(history, target, OPTIONS)) {
            case Outcome.Done<SourceTree>(SourceTree tree) -> tree;
            case Outcome.Refused<SourceTree> refused -> throw new IllegalStateException("no sample: " + refused);
        };
    }

    private static Design design() {
        Json text = Json.object().put("name", "title").put("type", "text").build();
        Json number = Json.object().put("name", "count").put("type", "integer").build();
        Json day = Json.object().put("name", "day").put("type", "date").build();
        Json first = Json.object()
                .put("name", "sample")
                .put("fields", Json.array(List.of(text, number, day)))
                .build();
        return DesignDocument.parseOffline(Json.object()
                        .put("entities", Json.array(List.of(first)))
                        .build())
                .design()
                .orElseThrow();
    }
}
