package app.support.records;

import app.support.expression.PortablePattern;
import app.support.json.JsonPointer;
import app.support.model.Entity;
import app.support.model.FieldType;
import app.support.model.Member;
import app.support.problem.FieldErrors;
import java.util.Set;

/** What every record must meet beyond each value by itself: required members and patterns. Stateless. */
final class RecordChecks {

    private RecordChecks() {}

    /** @param faulty names of members that were refused already; nothing is said about them again */
    static void check(Entity entity, RecordData record, Set<String> faulty, JsonPointer root, FieldErrors errors) {
        for (Member.Column column : entity.columns()) {
            boolean drawn = column.type() == FieldType.Plain.AUTO_NUMBER;
            if (column.field().required() && !drawn) {
                required(column.name(), record, faulty, root, errors);
            }
        }
        for (Member.ToOne reference : entity.references()) {
            if (reference.relation().required()) {
                required(reference.name(), record, faulty, root, errors);
            }
        }
        for (Member.Column column : entity.columns()) {
            PortablePattern pattern = entity.patterns().get(column.name());
            if (pattern != null
                    && !faulty.contains(column.name())
                    && record.value(column.name()) instanceof String text
                    && !pattern.isFoundIn(text)) {
                String message = "This must match the pattern of " + column.name() + ".";
                errors.add("pattern", root.member(column.name()), message);
            }
        }
    }

    private static void required(
            String name, RecordData record, Set<String> faulty, JsonPointer root, FieldErrors errors) {
        if (record.value(name) == null && !faulty.contains(name)) {
            errors.add("required", root.member(name), "This is required.");
        }
    }
}
