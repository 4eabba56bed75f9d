package io.modelwright.build;

import io.modelwright.codegen.Targets;
import io.modelwright.core.codegen.AppHistory;
import io.modelwright.core.codegen.RenderOptions;
import io.modelwright.core.codegen.SourceFile;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Retired;
import io.modelwright.core.modeling.plan.Plan;
import io.modelwright.core.shared.Outcome;
import io.modelwright.ports.deploy.driven.Packager;
import io.modelwright.testkit.contract.ContractDesign;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Generated applications, changed or not. */
final class Apps {

    static final SourceTree SAMPLE =
            render(ContractDesign.TASKS.design(), Target.JAVA, new RenderOptions(Optional.of("modelwright.sample")));

    private Apps() {}

    static SourceTree render(Target target) {
        return render(ContractDesign.TASKS.design(), target, RenderOptions.DEFAULT);
    }

    static SourceTree render(Design design, Target target, RenderOptions options) {
        Plan plan = Plan.between(Design.EMPTY, design, Retired.NOTHING, 1, "app", Set.of());
        Plan.Verdict.Ready ready = (Plan.Verdict.Ready) plan.decide(Map.of(), Set.of(), Map.of(), Set.of());
        AppHistory history = new AppHistory(
                "Tasks", "tasks", List.of(new AppHistory.Version(1, "The first version", design, ready.script())));
        return ((Outcome.Done<SourceTree>) Targets.shipped().render(history, target, options)).value();
    }

    static Packager.Work unedited(Target target) {
        SourceTree tree = render(target);
        return new Packager.Work(target, tree, tree, SAMPLE);
    }

    /** @param change of the text of that file; of one that is not there, of an empty text */
    static Packager.Work edited(Target target, String path, UnaryOperator<String> change) {
        SourceTree tree = render(target);
        SourceTree.Builder changed = new SourceTree.Builder();
        tree.files().forEach((at, file) -> {
            if (!at.value().equals(path)) {
                changed.add(at.value(), file);
            }
        });
        changed.text(path, change.apply(tree.find(path).map(SourceFile::text).orElse("")));
        return new Packager.Work(target, tree, changed.build(), SAMPLE);
    }

    static Packager.Making making(Duration timeout) {
        return new Packager.Making(line -> {}, () -> false, timeout);
    }
}
