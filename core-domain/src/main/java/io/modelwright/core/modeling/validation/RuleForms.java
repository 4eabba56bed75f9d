package io.modelwright.core.modeling.validation;

import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Rule;

/** Finds rules without a message, and rules that point at nothing. */
final class RuleForms implements Check {

    @Override
    public void check(Model model, Findings findings) {
        for (Entity entity : model.entities()) {
            for (Rule rule : entity.rules()) {
                if (rule.message().isBlank()) {
                    findings.error("empty-message", model.place(rule.id(), "message"), "The message is empty.");
                }
                rule.field()
                        .filter(name -> entity.findField(name).isEmpty()
                                && model.relation(entity.name(), name).isEmpty())
                        .ifPresent(name -> findings.error(
                                "unknown-field",
                                model.place(rule.id(), "field"),
                                "The entity has no field or relation \"" + name + "\"."));
            }
        }
    }
}
