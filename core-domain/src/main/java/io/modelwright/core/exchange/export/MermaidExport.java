package io.modelwright.core.exchange.export;

import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.Relation;
import java.util.Optional;

/**
 * A design as an entity-relationship diagram of Mermaid. What people wrote comes in as quoted text in which only plain
 * characters are left as they are, so that none of it can be taken for a part of the diagram. Pure.
 */
public final class MermaidExport {

    private static final int TEXT_MAX = 120;
    private static final String PEOPLE = "people";

    private MermaidExport() {}

    public static String of(Design design) {
        StringBuilder diagram = new StringBuilder("erDiagram\n");
        for (Entity entity : design.entities()) {
            entity(diagram, entity);
        }
        if (design.relations().stream().anyMatch(Relation::targetsUsers)) {
            diagram.append("    \"").append(PEOPLE).append("\" {\n    }\n");
        }
        for (Relation relation : design.relations()) {
            relation(diagram, relation);
        }
        return diagram.toString();
    }

    private static void entity(StringBuilder diagram, Entity entity) {
        // Quoted, so that a name that is a word of the diagram language is none.
        diagram.append("    \"").append(entity.name()).append('"');
        entity.labels()
                .displayName()
                .ifPresent(name -> diagram.append("[\"").append(text(name)).append("\"]"));
        diagram.append(" {\n");
        for (Field field : entity.fields()) {
            diagram.append("        ")
                    .append(field.type().keyword())
                    .append(' ')
                    .append(field.name());
            diagram.append(field.unique() ? " UK" : "");
            Optional<String> note =
                    field.labels().displayName().or(() -> field.labels().description());
            note.ifPresent(said -> diagram.append(" \"").append(text(said)).append('"'));
            diagram.append('\n');
        }
        diagram.append("    }\n");
    }

    private static void relation(StringBuilder diagram, Relation relation) {
        String line = switch (relation.kind()) {
            case MANY_TO_ONE -> relation.required() ? "}o--||" : "}o--o|";
            case ONE_TO_ONE -> relation.required() ? "|o--||" : "|o--o|";
            case MANY_TO_MANY -> "}o--o{";
        };
        diagram.append("    \"")
                .append(relation.from())
                .append("\" ")
                .append(line)
                .append(" \"")
                .append(relation.targetsUsers() ? PEOPLE : relation.to())
                .append("\" : \"")
                .append(relation.name())
                .append("\"\n");
    }

    /** One line of letters, digits and harmless signs; all else by its number, as Mermaid reads it. */
    static String text(String foreign) {
        StringBuilder text = new StringBuilder();
        foreign.codePoints().limit(TEXT_MAX).forEach(point -> {
            boolean half = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
            boolean invisible = Character.getType(point) == Character.FORMAT || Character.isISOControl(point) || half;
            boolean plain = Character.isLetterOrDigit(point) || " .,-_()/+".indexOf(point) >= 0;
            if (invisible || Character.isWhitespace(point)) {
                text.append(' ');
            } else if (plain) {
                text.appendCodePoint(point);
            } else {
                text.append('#').append(point).append(';');
            }
        });
        return text.toString().strip();
    }
}
