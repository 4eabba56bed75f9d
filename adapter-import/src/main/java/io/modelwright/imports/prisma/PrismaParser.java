package io.modelwright.imports.prisma;

import io.modelwright.core.exchange.Note;
import io.modelwright.core.exchange.source.SourceType.Word;
import io.modelwright.imports.prisma.PrismaText.Attribute;
import io.modelwright.imports.prisma.PrismaText.FieldText;
import io.modelwright.imports.prisma.PrismaText.ModelText;
import io.modelwright.imports.text.Option;
import io.modelwright.imports.text.Scanner;
import io.modelwright.imports.text.Scanner.Kind;
import io.modelwright.imports.text.Scanner.Token;
import io.modelwright.imports.text.Unreadable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the blocks of a schema. Not for use by several threads. */
final class PrismaParser {

    private final Scanner scanner;
    private final List<Note> notes;
    private final PrismaText schema = new PrismaText();

    PrismaParser(String text, List<Note> notes) {
        scanner = new Scanner(text);
        this.notes = notes;
    }

    PrismaText read() {
        for (Token token = scanner.next(); token.kind() != Kind.OVER; token = scanner.next()) {
            try {
                block(token);
            } catch (Unreadable part) {
                notes.add(Note.error(part.line(), "unreadable", part.reason()));
            }
        }
        return schema;
    }

    private void block(Token token) {
        Optional<String> comment = scanner.documentation();
        switch (token.text()) {
            case "model" -> model(token, comment);
            case "enum" -> enumeration(token);
            case "generator", "datasource" -> {
                notes.add(Option.left(token));
                skip(token);
            }
            case "type" -> {
                schema.composites.add(scanner.peek().text());
                skip(token);
            }
            case "view" -> {
                String name = scanner.peek().text();
                skip(token);
                notes.add(Note.warning(
                        token.line(), "object-not-carried", "The view " + Note.quoted(name) + " is left out."));
            }
            default -> {
                scanner.skipLine();
                throw new Unreadable(token.line(), "Here is no block of a schema: " + Note.quoted(token.text()) + ".");
            }
        }
    }

    private void skip(Token block) {
        scanner.next();
        if (!scanner.next().is("{") || !scanner.skipBrackets("{", "}")) {
            throw new Unreadable(block.line(), "This block has no end.");
        }
        scanner.documentation();
    }

    private Token opened(Token block) {
        Token name = scanner.next();
        if (name.kind() != Kind.WORD || !scanner.next().is("{")) {
            throw new Unreadable(block.line(), "A block has a name, and its content in braces.");
        }
        return name;
    }

    private void enumeration(Token block) {
        Token name = opened(block);
        List<Word> words = new ArrayList<>();
        for (Token token = scanner.next(); !token.is("}"); token = scanner.next()) {
            if (token.kind() == Kind.OVER) {
                throw new Unreadable(block.line(), "This enum has no end.");
            }
            if (token.kind() == Kind.WORD) {
                words.add(new Word(token.text(), Optional.empty()));
            }
            while (scanner.peek().is("@")) {
                attribute();
            }
        }
        scanner.documentation();
        schema.enums.put(name.text(), words);
    }

    private void model(Token block, Optional<String> comment) {
        Token name = opened(block);
        List<FieldText> fields = new ArrayList<>();
        List<Attribute> attributes = new ArrayList<>();
        for (Token token = scanner.next(); !token.is("}"); token = scanner.next()) {
            if (token.kind() == Kind.OVER) {
                throw new Unreadable(block.line(), "The model " + Note.quoted(name.text()) + " has no end.");
            }
            if (token.is("@")) {
                scanner.next();
                attributes.add(attributeBody());
            } else if (token.kind() == Kind.WORD) {
                fields.add(field(token));
            } else {
                notes.add(
                        Note.error(token.line(), "unreadable", "Here is no field: " + Note.quoted(token.text()) + "."));
                scanner.skipLine();
            }
        }
        scanner.documentation();
        ModelText model = new ModelText(name.text(), comment, fields, attributes, name.line());
        if (schema.models.putIfAbsent(name.text(), model) != null) {
            throw new Unreadable(name.line(), "The model " + Note.quoted(name.text()) + " is defined again.");
        }
    }

    private FieldText field(Token name) {
        Optional<String> comment = scanner.documentation();
        Token type = scanner.next();
        if (type.kind() != Kind.WORD || type.line() != name.line()) {
            throw new Unreadable(name.line(), "The field " + Note.quoted(name.text()) + " has no type.");
        }
        if (scanner.peek().is("(")) {
            scanner.next();
            scanner.skipBrackets("(", ")");
        }
        boolean list = false;
        boolean optional = false;
        while (scanner.peek().is("[")
                || scanner.peek().is("]")
                || scanner.peek().is("?")
                || scanner.peek().is("!")) {
            Token sign = scanner.next();
            list |= sign.is("[");
            optional |= sign.is("?");
        }
        Map<String, Attribute> attributes = new LinkedHashMap<>();
        while (scanner.peek().is("@") && scanner.peek().line() == name.line()) {
            Attribute attribute = attribute();
            attributes.put(attribute.name(), attribute);
        }
        return new FieldText(name.text(), type.text(), list, optional, attributes, comment, name.line());
    }

    private Attribute attribute() {
        scanner.next();
        return attributeBody();
    }

    /** Behind the sign: a name, of several parts as {@code db.VarChar}, and arguments. */
    private Attribute attributeBody() {
        Token first = scanner.next();
        StringBuilder name = new StringBuilder(first.text());
        while (scanner.peek().is(".")) {
            scanner.next();
            name.append('.').append(scanner.next().text());
        }
        Map<String, String> arguments = new LinkedHashMap<>();
        if (scanner.peek().is("(")) {
            scanner.next();
            arguments(arguments, first.line());
        }
        return new Attribute(name.toString(), arguments, first.line());
    }

    private void arguments(Map<String, String> arguments, int line) {
        StringBuilder value = new StringBuilder();
        String key = "";
        int depth = 0;
        for (Token token = scanner.next(); depth > 0 || !token.is(")"); token = scanner.next()) {
            if (token.kind() == Kind.OVER) {
                throw new Unreadable(line, "The arguments of this attribute have no end.");
            }
            if (token.is("(") || token.is("[")) {
                depth++;
            } else if (token.is(")") || token.is("]")) {
                depth--;
            }
            if (depth == 0 && token.is(",")) {
                put(arguments, key, value.toString());
                value.setLength(0);
                key = "";
            } else if (depth == 0 && token.is(":")) {
                key = value.toString();
                value.setLength(0);
            } else {
                value.append(token.text());
            }
        }
        if (!value.isEmpty() || !key.isEmpty()) {
            put(arguments, key, value.toString());
        }
    }

    /** Unnamed arguments after the first are known by their numbers. */
    private static void put(Map<String, String> arguments, String key, String value) {
        boolean more = key.isEmpty() && arguments.containsKey(key);
        arguments.putIfAbsent(more ? Integer.toString(arguments.size()) : key, value);
    }
}
