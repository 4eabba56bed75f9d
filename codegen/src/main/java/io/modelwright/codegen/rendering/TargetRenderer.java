package io.modelwright.codegen.rendering;

import io.modelwright.core.codegen.AppHistory;
import io.modelwright.core.codegen.RenderOptions;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.codegen.Target;

/** Writes the application of one target. Pure and safe for many threads. */
public interface TargetRenderer {

    Target target();

    /** Whether the code stands in a package that can be chosen. */
    default boolean takesPackage() {
        return false;
    }

    /** The source tree of the history's latest version, whose designs are valid. */
    SourceTree render(AppHistory history, RenderOptions options);
}
