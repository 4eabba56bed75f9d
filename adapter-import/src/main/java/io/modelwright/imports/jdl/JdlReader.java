package io.modelwright.imports.jdl;

import io.modelwright.core.exchange.Note;
import io.modelwright.core.exchange.source.SourceColumn;
import io.modelwright.core.exchange.source.SourceKey;
import io.modelwright.core.exchange.source.SourceLink;
import io.modelwright.core.exchange.source.SourceModel;
import io.modelwright.core.exchange.source.SourceTable;
import io.modelwright.core.exchange.source.SourceType;
import io.modelwright.core.exchange.source.SourceType.Word;
import io.modelwright.imports.text.Option;
import io.modelwright.imports.text.Scanner;
import io.modelwright.imports.text.Scanner.Kind;
import io.modelwright.imports.text.Scanner.Token;
import io.modelwright.imports.text.Unreadable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one text of JHipster's domain language. Not for use by several threads. */
public final class JdlReader {

    /** What says how an application is to be made, not what it is. */
    private static final Set<String> OPTIONS = Set.of(
            "paginate",
            "dto",
            "service",
            "microservice",
            "search",
            "skipClient",
            "skipServer",
            "angularSuffix",
            "clientRootFolder",
            "filter",
            "readOnly",
            "embedded",
            "noFluentMethod",
            "use",
            "entities",
            "changelogDate");

    private final Scanner scanner;
    private final JdlFields fields;
    private final List<Note> notes = new ArrayList<>();
    private final Map<String, List<Word>> enums = new HashMap<>();
    private final Map<String, String> constants = new HashMap<>();
    private final Map<String, EntityText> entities = new LinkedHashMap<>();
    private final List<SourceLink> links = new ArrayList<>();

    /** An entity whose types may be enums that come later. */
    private record EntityText(int line, Optional<String> comment, List<JdlFields.FieldText> fields) {}

    public JdlReader(String text) {
        scanner = new Scanner(text);
        fields = new JdlFields(scanner, constants, notes);
    }

    public SourceModel read() {
        for (Token token = scanner.next(); token.kind() != Kind.OVER; token = scanner.next()) {
            try {
                part(token);
            } catch (Unreadable part) {
                notes.add(Note.error(part.line(), "unreadable", part.reason()));
            }
        }
        List<SourceTable> tables = new ArrayList<>();
        entities.forEach((name, entity) -> tables.add(table(name, entity)));
        return new SourceModel(tables, links, List.of(), notes);
    }

    private void part(Token token) {
        switch (token.text()) {
            case "entity" -> entity();
            case "enum" -> enumeration();
            case "relationship" -> new JdlRelationships(scanner, links).read();
            case "application", "deployment" -> block(token);
            case "@" -> annotation();
            default -> other(token);
        }
    }

    private void block(Token token) {
        if (!scanner.next().is("{") || !scanner.skipBrackets("{", "}")) {
            throw new Unreadable(token.line(), "This " + token.text() + " has no end.");
        }
        notes.add(Option.left(token));
        scanner.documentation();
    }

    private void annotation() {
        notes.add(Option.left(scanner.next()));
        if (scanner.peek().is("(")) {
            scanner.next();
            scanner.skipBrackets("(", ")");
        }
    }

    private void other(Token token) {
        scanner.documentation();
        Token next = scanner.peek();
        if (token.kind() == Kind.WORD && next.is("=")) {
            scanner.next();
            constants.put(token.text(), scanner.next().text());
        } else if (OPTIONS.contains(token.text())) {
            notes.add(Option.left(token));
            scanner.skipLine();
        } else {
            scanner.skipLine();
            throw new Unreadable(token.line(), "Here is no part of a model: " + Note.quoted(token.text()) + ".");
        }
    }

    private void entity() {
        Optional<String> comment = scanner.documentation();
        Token name = scanner.next();
        if (name.kind() != Kind.WORD) {
            throw new Unreadable(name.line(), "An entity has a name, not " + Note.quoted(name.text()) + ".");
        }
        if (scanner.peek().is("(")) {
            scanner.next();
            scanner.skipBrackets("(", ")");
        }
        List<JdlFields.FieldText> read = List.of();
        if (scanner.peek().is("{")) {
            scanner.next();
            read = fields.read();
        }
        if (entities.putIfAbsent(name.text(), new EntityText(name.line(), comment, read)) != null) {
            throw new Unreadable(name.line(), "The entity " + Note.quoted(name.text()) + " is defined again.");
        }
    }

    private void enumeration() {
        scanner.documentation();
        Token name = scanner.next();
        if (!scanner.next().is("{")) {
            throw new Unreadable(name.line(), "An enum has its values in braces.");
        }
        List<Word> words = new ArrayList<>();
        for (Token token = scanner.next(); !token.is("}"); token = scanner.next()) {
            if (token.kind() == Kind.OVER) {
                throw new Unreadable(name.line(), "This enum has no end.");
            }
            if (token.kind() != Kind.WORD) {
                continue;
            }
            Optional<String> label = Optional.empty();
            if (scanner.peek().is("(")) {
                scanner.next();
                label = Optional.of(scanner.next().text());
                scanner.skipBrackets("(", ")");
            }
            words.add(new Word(token.text(), label));
        }
        scanner.documentation();
        enums.put(name.text(), words);
    }

    private SourceTable table(String name, EntityText entity) {
        List<SourceColumn> columns = new ArrayList<>();
        List<SourceKey> uniques = new ArrayList<>();
        for (JdlFields.FieldText field : entity.fields()) {
            SourceType type = field.type().orElseGet(() -> named(field));
            columns.add(new SourceColumn(
                    field.name(),
                    field.line(),
                    type,
                    !field.required(),
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    field.comment()));
            if (field.unique()) {
                uniques.add(new SourceKey(List.of(field.name()), field.line()));
            }
        }
        return new SourceTable(
                name,
                entity.line(),
                entity.comment(),
                columns,
                Optional.empty(),
                uniques,
                List.of(),
                List.of(),
                List.of());
    }

    private SourceType named(JdlFields.FieldText field) {
        List<Word> words = enums.get(field.typeName());
        if (words != null && !words.isEmpty()) {
            return new SourceType.Words(words, false);
        }
        notes.add(Note.warning(
                field.line(), "unknown-type", "Text here: there is no type " + Note.quoted(field.typeName()) + "."));
        return new SourceType.OpenText();
    }
}
