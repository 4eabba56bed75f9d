package io.modelwright.core.expression;

import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import java.util.List;
import java.util.Map;

/** The syntax of CEL, by CEL's own parser, without macros and optionals. */
final class CelSyntax {

    // Chains of && and || are balanced by the parser and do not count as deep.
    private static final int MAX_PARSE_DEPTH = 60;

    private CelSyntax() {}

    /** Loading the grammar takes a moment, so only the first parse pays for it. */
    private static final class Lazy {
        static final CelParser PARSER = CelParserFactory.standardCelParserBuilder()
                .setOptions(CelOptions.newBuilder()
                        .maxExpressionCodePointSize(Expressions.MAX_LENGTH)
                        .maxParseRecursionDepth(MAX_PARSE_DEPTH)
                        .maxParseErrorRecoveryLimit(1)
                        .build())
                .build();

        private Lazy() {}
    }

    sealed interface Reading {}

    record Unparsed(Fault fault) implements Reading {}

    /** A tree with the place of each node, in code points. */
    record Parsed(CelExpr root, Map<Long, Integer> offsets, String source) implements Reading {

        int offset(CelExpr node) {
            return offsets.getOrDefault(node.id(), 0);
        }

        /** The source from that node on. */
        String from(CelExpr node) {
            return source.substring(source.offsetByCodePoints(0, offset(node)));
        }
    }

    static Reading parse(String source) {
        if (source.length() > Expressions.MAX_LENGTH) {
            return new Unparsed(
                    new Fault(Fault.Code.TOO_COMPLEX, "is longer than " + Expressions.MAX_LENGTH + " characters", 0));
        }
        CelValidationResult result = Lazy.PARSER.parse(source);
        if (result.hasError()) {
            List<CelIssue> issues = result.getErrors();
            return new Unparsed(fault(issues.getFirst(), source));
        }
        try {
            return new Parsed(result.getAst().getExpr(), result.getSource().getPositionsMap(), source);
        } catch (CelValidationException contradiction) {
            throw new IllegalStateException("parsed without error and yet has none", contradiction);
        }
    }

    private static Fault fault(CelIssue issue, String source) {
        String message = issue.getMessage();
        return message.startsWith("Expression recursion limit exceeded")
                ? new Fault(Fault.Code.TOO_COMPLEX, "nests too deep", 0)
                : new Fault(Fault.Code.SYNTAX, message, offset(issue.getSourceLocation(), source));
    }

    /** Lines count from 1, columns from 0 in code points. */
    private static int offset(CelSourceLocation location, String source) {
        int start = 0;
        for (int line = 1; line < location.getLine(); line++) {
            start = source.indexOf('\n', start) + 1;
        }
        return source.codePointCount(0, start) + Math.max(0, location.getColumn());
    }
}
