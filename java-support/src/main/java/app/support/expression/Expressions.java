package app.support.expression;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Parses and checks source texts. Any text gets an answer, never an exception. Stateless, thread-safe. */
public final class Expressions {

    /** The longest source, in characters. */
    public static final int MAX_LENGTH = 4_000;

    /** The most nodes that a checked expression has, its formulas included. */
    public static final int MAX_NODES = 1_000;

    /** How deep a checked expression nests, its formulas included. */
    public static final int MAX_DEPTH = 100;

    private Expressions() {}

    /** Parses, resolves, checks. */
    public static Compilation compile(String source, Scope scope, Expectation expected) {
        return switch (Parser.parse(source)) {
            case Parser.Unparsed(Fault fault) -> new Compilation.Failed(List.of(fault));
            case Parser.Parsed(Node root) -> {
                Faults faults = new Faults();
                Expr expr =
                        new Checker(root, new Checker.Place(scope, List.of(), Set.of(), 0), faults).checkRoot(expected);
                yield expr != null && faults.found().isEmpty()
                        ? new Compilation.Compiled(expr)
                        : new Compilation.Failed(faults.found().stream()
                                .sorted(Comparator.comparingInt(Fault::offset))
                                .toList());
            }
        };
    }
}
