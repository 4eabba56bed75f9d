package io.modelwright.core.modeling.validation;

import io.modelwright.core.expression.PatternReading;
import io.modelwright.core.expression.PortablePattern;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.shared.JsonPointer;

/** Finds patterns that the platform, PostgreSQL and browsers would not all read alike. */
final class Patterns implements Check {

    @Override
    public void check(Model model, Findings findings) {
        model.forEachField((entity, field) -> {
            if (field.type() instanceof FieldType.Text text) {
                text.pattern()
                        .ifPresent(pattern -> checkPattern(pattern, model.place(field.id(), "pattern"), findings));
            }
        });
    }

    private static void checkPattern(String pattern, JsonPointer place, Findings findings) {
        switch (PortablePattern.read(pattern)) {
            case PatternReading.Accepted accepted -> {}
            case PatternReading.Refused(String message, int offset) ->
                findings.error("invalid-pattern", place, "At character " + (offset + 1) + ": " + message + ".");
        }
    }
}
