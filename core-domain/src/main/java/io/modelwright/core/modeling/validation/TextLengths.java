package io.modelwright.core.modeling.validation;

import io.modelwright.core.modeling.Choice;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Labels;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.modeling.Role;
import io.modelwright.core.modeling.Rule;
import io.modelwright.core.shared.JsonPointer;
import java.util.Optional;

/** Finds texts for people that are longer than {@link DesignLimits} allows; expressions have a limit of their own. */
final class TextLengths implements Check {

    @Override
    public void check(Model model, Findings findings) {
        for (Entity entity : model.entities()) {
            labels(model, findings, entity.id(), entity.labels());
            limit(
                    findings,
                    model.place(entity.id(), "recordLabel"),
                    entity.recordLabel(),
                    DesignLimits.RECORD_LABEL_LENGTH);
            for (Rule rule : entity.rules()) {
                limit(
                        findings,
                        model.place(rule.id(), "message"),
                        Optional.of(rule.message()),
                        DesignLimits.MESSAGE_LENGTH);
            }
        }
        model.forEachField((entity, field) -> {
            labels(model, findings, field.id(), field.labels());
            for (Choice choice : field.type().choices()) {
                limit(findings, model.place(choice.id(), "label"), choice.label(), DesignLimits.LABEL_LENGTH);
            }
        });
        for (Relation relation : model.relations()) {
            labels(model, findings, relation.id(), relation.labels());
        }
        for (Role role : model.roles()) {
            labels(model, findings, role.id(), role.labels());
        }
    }

    private static void labels(Model model, Findings findings, ElementId element, Labels labels) {
        limit(findings, model.place(element, "displayName"), labels.displayName(), DesignLimits.LABEL_LENGTH);
        limit(findings, model.place(element, "pluralName"), labels.pluralName(), DesignLimits.LABEL_LENGTH);
        limit(findings, model.place(element, "description"), labels.description(), DesignLimits.DESCRIPTION_LENGTH);
    }

    private static void limit(Findings findings, JsonPointer place, Optional<String> text, int max) {
        if (text.isPresent() && text.get().codePointCount(0, text.get().length()) > max) {
            findings.error("text-too-long", place, "This text has more than " + max + " characters.");
        }
    }
}
