package app.support.expression;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with one source, and its size. For one compilation. */
final class Faults {

    private final List<Fault> found = new ArrayList<>();
    private int nodes;
    private boolean exhausted;

    /** Notes a fault; answers null, which stands for an expression that there is not. */
    @Nullable Expr add(Fault.Code code, int offset, String message) {
        found.add(new Fault(code, message, offset));
        return null;
    }

    /** Counts a node; false where there are too many or they nest too deep, which ends the compilation. */
    boolean admits(int depth, int offset) {
        if (!exhausted && (++nodes > Expressions.MAX_NODES || depth > Expressions.MAX_DEPTH)) {
            exhausted = true;
            add(
                    Fault.Code.TOO_COMPLEX,
                    offset,
                    depth > Expressions.MAX_DEPTH
                            ? "nests deeper than " + Expressions.MAX_DEPTH + ", formulas included"
                            : "has more than " + Expressions.MAX_NODES + " parts, formulas included");
        }
        return !exhausted;
    }

    /** Faults from that index on were found in a formula: they show at the place that names it. */
    void relocate(int from, int offset, String prefix) {
        found.subList(from, found.size())
                .replaceAll(fault -> new Fault(fault.code(), prefix + fault.message(), offset));
    }

    List<Fault> found() {
        return found;
    }
}
