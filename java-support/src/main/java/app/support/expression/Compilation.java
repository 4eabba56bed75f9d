package app.support.expression;

import java.util.List;

/** What became of a source text. */
public sealed interface Compilation {

    record Compiled(Expr expr) implements Compilation {}

    /** At least one fault, ordered by offset. */
    record Failed(List<Fault> faults) implements Compilation {
        public Failed {
            faults = List.copyOf(faults);
        }
    }
}
