package io.modelwright.core.modeling.validation;

import io.modelwright.core.modeling.Relation;
import io.modelwright.core.modeling.Relation.Kind;
import io.modelwright.core.modeling.Relation.OnDelete;

/** Finds relations that lead nowhere, and combinations of options that cannot be. */
final class RelationForms implements Check {

    @Override
    public void check(Model model, Findings findings) {
        for (Relation relation : model.relations()) {
            if (model.entity(relation.from()).isEmpty()) {
                findings.error(
                        "unknown-entity", model.place(relation.id(), "from"), "The design has no entity of this name.");
            }
            if (relation.targetsUsers()) {
                checkUserTarget(model, relation, findings);
            } else if (model.entity(relation.to()).isEmpty()) {
                findings.error(
                        "unknown-entity",
                        model.place(relation.id(), "to"),
                        "The design has no entity of this name; people are \"" + Relation.USER + "\".");
            }
            if (relation.kind() == Kind.MANY_TO_MANY) {
                checkManyToMany(model, relation, findings);
            } else if (relation.required() && relation.onDelete() == OnDelete.SET_NULL) {
                findings.error(
                        "required-set-null",
                        model.place(relation.id(), "onDelete"),
                        "A required relation cannot be emptied when its target is deleted: use restrict or cascade.");
            }
        }
    }

    private static void checkUserTarget(Model model, Relation relation, Findings findings) {
        if (relation.inverse().isPresent()) {
            findings.error(
                    "inverse-of-user",
                    model.place(relation.id(), "inverse"),
                    "People have no inverse side: leave it out.");
        }
        if (relation.isToOne() && relation.onDelete() != OnDelete.RESTRICT) {
            findings.warning(
                    "on-delete-without-effect",
                    model.place(relation.id(), "onDelete"),
                    "People are not records of the app: when an account goes, its id stays in the record.");
        }
    }

    private static void checkManyToMany(Model model, Relation relation, Findings findings) {
        if (relation.required()) {
            findings.error(
                    "many-to-many-required",
                    model.place(relation.id(), "required"),
                    "A manyToMany relation cannot be required.");
        }
        if (relation.onDelete() != OnDelete.CASCADE) {
            findings.error(
                    "on-delete-many-to-many",
                    model.place(relation.id(), "onDelete"),
                    "The links of a manyToMany relation go with either end: only cascade is possible.");
        }
    }
}
