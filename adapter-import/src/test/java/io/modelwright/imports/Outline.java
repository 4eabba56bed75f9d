package io.modelwright.imports;

import io.modelwright.core.exchange.Note;
import io.modelwright.core.exchange.mapping.Mapped;
import io.modelwright.core.exchange.source.SourceModel;
import io.modelwright.core.modeling.Choice;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.KeySet;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.modeling.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A design and its report as lines that people compare. */
final class Outline {

    private Outline() {}

    static String of(SourceModel source, Mapped mapped) {
        List<String> lines = new ArrayList<>();
        mapped.design().entities().forEach(entity -> entity(lines, entity));
        for (Relation relation : mapped.design().relations()) {
            lines.add(relation.from() + "." + relation.name() + " "
                    + relation.kind().keyword() + " " + relation.to()
                    + relation.inverse().map(name -> " inverse " + name).orElse("")
                    + (relation.required() ? " required" : "") + " "
                    + relation.onDelete().keyword());
        }
        List<Note> notes = new ArrayList<>(source.notes());
        notes.addAll(mapped.notes());
        notes.sort(Note.ORDER);
        notes.forEach(note -> lines.add(note.line() + " " + note.severity() + " " + note.code() + " " + note.text()));
        return String.join("\n", lines) + "\n";
    }

    private static void entity(List<String> lines, Entity entity) {
        lines.add(entity.name()
                + entity.recordLabel().map(label -> " " + label).orElse("")
                + described(entity.labels().description().orElse("")));
        for (Field field : entity.fields()) {
            lines.add("  " + field.name() + ": " + type(field.type()) + (field.required() ? " required" : "")
                    + (field.unique() ? " unique" : "")
                    + field.defaultValue().map(value -> " default " + value).orElse("")
                    + described(field.labels().description().orElse("")));
        }
        for (Rule rule : entity.rules()) {
            lines.add("  rule " + rule.expression() + " // " + rule.message());
        }
        for (KeySet key : entity.uniqueSets()) {
            lines.add("  unique " + key.members());
        }
        for (KeySet key : entity.indexes()) {
            lines.add("  index " + key.members());
        }
    }

    private static String described(String text) {
        return text.isEmpty() ? "" : " // " + text.replace("\n", "\\n");
    }

    private static String type(FieldType type) {
        String options = type.choices().stream()
                .map((Choice choice) ->
                        choice.name() + choice.label().map(label -> "=" + label).orElse(""))
                .collect(Collectors.joining(", "));
        return options.isEmpty()
                ? type.toString()
                        .replace("Optional.empty", "-")
                        .replace("OptionalInt.empty", "-")
                        .replace("OptionalInt", "")
                        .replace("Optional", "")
                : type.keyword() + "(" + options + ")";
    }
}
