package io.modelwright.application.codegen;

import io.modelwright.core.codegen.AppHistory;
import io.modelwright.core.codegen.RenderOptions;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.codegen.template.TemplateModel;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.Outcome;
import io.modelwright.ports.codegen.driven.CodeRenderer;
import io.modelwright.ports.codegen.driven.TemplateEngine;
import io.modelwright.ports.codegen.driven.TemplateSetRepository;
import io.modelwright.ports.codegen.driven.TemplateSetRepository.StoredSet;
import io.modelwright.ports.codegen.driven.TemplateSetRepository.Summary;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The targets of an app: those of the platform, and the app's own template sets by their names. Safe for many threads. */
public final class AppTargets {

    private final CodeRenderer shipped;
    private final TemplateSetRepository sets;
    private final TemplateEngine engine;

    public AppTargets(CodeRenderer shipped, TemplateSetRepository sets, TemplateEngine engine) {
        this.shipped = shipped;
        this.sets = sets;
        this.engine = engine;
    }

    /** By name. */
    public List<Target> of(AppId app) {
        return Stream.concat(
                        shipped.targets().stream(),
                        sets.list(app).stream().map(Summary::name).map(Target::new))
                .distinct()
                .sorted()
                .toList();
    }

    /** Whether code of that target stands in a package that can be chosen. */
    public boolean takesPackage(Target target) {
        return shipped.targets().contains(target) && shipped.takesPackage(target);
    }

    /**
     * The source tree of the history's latest version. A target of the platform goes before a set of its name, which there was
     * before the target came. Refused as the renderer and the engine refuse, {@code unknown-target} where there is neither.
     */
    public Outcome<SourceTree> render(AppId app, AppHistory history, Target target, RenderOptions options) {
        if (!shipped.targets().contains(target)) {
            Optional<StoredSet> set = sets.find(app, target.name());
            if (set.isPresent()) {
                return engine.render(set.get().content(), TemplateModel.of(history));
            }
        }
        return shipped.render(history, target, options);
    }
}
