package io.modelwright.ports.codegen.driven;

import io.modelwright.core.codegen.AppHistory;
import io.modelwright.core.codegen.RenderOptions;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.shared.Outcome;
import java.util.List;

/** Writes applications. A pure function: the same history, target and options give the same bytes in every process. */
public interface CodeRenderer {

    /** The targets that it knows, by name. */
    List<Target> targets();

    /** Whether code of that target stands in a package that can be chosen. */
    boolean takesPackage(Target target);

    /**
     * The source tree of the history's latest version. Refused with 422 {@code unknown-target}.
     *
     * @throws IllegalArgumentException where a design of the history is not valid
     */
    Outcome<SourceTree> render(AppHistory history, Target target, RenderOptions options);
}
