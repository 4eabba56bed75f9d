package io.modelwright.core.modeling.validation;

import io.modelwright.core.modeling.Choice;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.FieldType;
import java.util.regex.Pattern;

/** Finds choice fields without choices, and choices with ill-formed names or colours. */
final class ChoiceForms implements Check {

    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");

    @Override
    public void check(Model model, Findings findings) {
        model.forEachField((entity, field) -> {
            if (takesChoices(field) && field.type().choices().isEmpty()) {
                findings.error(
                        "no-choices", model.place(field.id(), "choices"), "A choice field has at least one choice.");
            }
            field.type().choices().forEach(choice -> checkChoice(model, choice, findings));
        });
    }

    private static boolean takesChoices(Field field) {
        return field.type() instanceof FieldType.SingleChoice || field.type() instanceof FieldType.MultiChoice;
    }

    private static void checkChoice(Model model, Choice choice, Findings findings) {
        if (choice.name().isBlank()) {
            findings.error("empty-name", model.place(choice.id(), "name"), "The name is empty.");
        } else if (!Names.CHOICE_FORM.matcher(choice.name()).matches()) {
            findings.error(
                    "malformed-name",
                    model.place(choice.id(), "name"),
                    "The name of a choice has 1 to 60 letters from A to Z and a to z, digits, hyphens and underscores, a"
                            + " letter or digit first; what people read is its label.");
        }
        if (choice.color().isPresent() && !COLOR.matcher(choice.color().get()).matches()) {
            findings.error("malformed-color", model.place(choice.id(), "color"), "A colour is written as #rrggbb.");
        }
    }
}
