package io.modelwright.imports.jdl;

import io.modelwright.core.exchange.Note;
import io.modelwright.core.exchange.source.SourceLink;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.modeling.Relation.Kind;
import io.modelwright.core.modeling.Relation.OnDelete;
import io.modelwright.imports.text.Scanner;
import io.modelwright.imports.text.Scanner.Token;
import io.modelwright.imports.text.Unreadable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the pairs of a relationship block. Not for use by several threads. */
final class JdlRelationships {

    /** One end of a pair. */
    private record End(String entity, Optional<String> name, boolean required, int line) {}

    private final Scanner scanner;
    private final List<SourceLink> links;

    JdlRelationships(Scanner scanner, List<SourceLink> links) {
        this.scanner = scanner;
        this.links = links;
    }

    void read() {
        scanner.documentation();
        Token kind = scanner.next();
        if (!scanner.next().is("{")) {
            throw new Unreadable(kind.line(), "A relationship block has its pairs in braces.");
        }
        while (!scanner.peek().is("}")) {
            if (scanner.peek().kind() == Scanner.Kind.OVER) {
                throw new Unreadable(kind.line(), "This relationship block has no end.");
            }
            if (scanner.peek().is(",")) {
                scanner.next();
            } else {
                pair(kind.text());
            }
        }
        scanner.next();
        scanner.documentation();
    }

    private void pair(String kind) {
        Optional<String> comment = scanner.documentation();
        End from = end();
        Token to = scanner.next();
        if (!to.is("to")) {
            throw new Unreadable(to.line(), "Between the two ends stands \"to\", not " + Note.quoted(to.text()) + ".");
        }
        End target = end();
        boolean builtIn = false;
        boolean cascades = false;
        while (scanner.peek().is("with") || scanner.peek().is("@")) {
            scanner.next();
            Token option = scanner.next();
            builtIn |= option.is("builtInEntity");
            cascades |= option.text().equals("OnDelete");
            if (scanner.peek().is("(")) {
                scanner.next();
                scanner.skipBrackets("(", ")");
            }
        }
        OnDelete onDelete = cascades ? OnDelete.CASCADE : OnDelete.RESTRICT;
        link(kind, from, target, builtIn, comment, onDelete);
    }

    private void link(String kind, End from, End to, boolean builtIn, Optional<String> comment, OnDelete onDelete) {
        String target = builtIn ? Relation.USER : to.entity();
        switch (kind) {
            case "OneToMany" ->
                links.add(new SourceLink(
                        to.entity(),
                        to.name().orElse(small(from.entity())),
                        Kind.MANY_TO_ONE,
                        from.entity(),
                        Optional.of(from.name().orElse(small(to.entity()))),
                        to.required(),
                        onDelete,
                        comment,
                        from.line()));
            case "ManyToOne", "OneToOne" ->
                links.add(new SourceLink(
                        from.entity(),
                        from.name().orElse(small(to.entity())),
                        kind.equals("OneToOne") ? Kind.ONE_TO_ONE : Kind.MANY_TO_ONE,
                        target,
                        to.name(),
                        from.required(),
                        onDelete,
                        comment,
                        from.line()));
            case "ManyToMany" ->
                links.add(new SourceLink(
                        from.entity(),
                        from.name().orElse(small(to.entity())),
                        Kind.MANY_TO_MANY,
                        target,
                        to.name(),
                        false,
                        OnDelete.CASCADE,
                        comment,
                        from.line()));
            default -> throw new Unreadable(from.line(), "There is no relationship of kind " + Note.quoted(kind) + ".");
        }
    }

    private static String small(String entity) {
        return entity.substring(0, 1).toLowerCase(Locale.ROOT) + entity.substring(1);
    }

    private End end() {
        while (scanner.peek().is("@")) {
            scanner.next();
            scanner.next();
            if (scanner.peek().is("(")) {
                scanner.next();
                scanner.skipBrackets("(", ")");
            }
        }
        Token entity = scanner.next();
        if (entity.kind() != Scanner.Kind.WORD) {
            scanner.skipLine();
            throw new Unreadable(
                    entity.line(), "An end of a relationship is an entity, not " + Note.quoted(entity.text()) + ".");
        }
        Optional<String> name = Optional.empty();
        boolean required = false;
        if (scanner.peek().is("{")) {
            scanner.next();
            for (Token token = scanner.next(); !token.is("}"); token = scanner.next()) {
                if (token.kind() == Scanner.Kind.OVER) {
                    throw new Unreadable(entity.line(), "This end of a relationship is not closed.");
                }
                if (token.is("required")) {
                    required = true;
                } else if (token.is("(")) {
                    scanner.skipBrackets("(", ")");
                } else if (token.kind() == Scanner.Kind.WORD && name.isEmpty()) {
                    name = Optional.of(token.text());
                }
            }
        }
        return new End(entity.text(), name, required, entity.line());
    }
}
