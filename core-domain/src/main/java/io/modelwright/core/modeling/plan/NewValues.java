package io.modelwright.core.modeling.plan;

import io.modelwright.core.sql.SqlLiterals;
import java.util.List;

/** What members get for values, once the publisher has decided. */
record NewValues(Answers answers) {

    /** What the columns get: what can go over, else what the publisher gave. Empty where that is nothing at all. */
    List<String> of(Transition transition) {
        Schema.Member after = transition.after();
        StringBuilder given = new StringBuilder();
        answers.fill(after.id(), "changeFieldType")
                .ifPresent(fill -> given.append(", CASE WHEN ")
                        .append(transition.present())
                        .append(" THEN ")
                        .append(cast(fill, after))
                        .append(" END"));
        transition
                .before()
                .ifPresent(before -> answers.choiceFills(after.id())
                        .forEach((name, fill) -> given.append(", CASE WHEN ")
                                .append(Namer.old(before.column()))
                                .append(" = ")
                                .append(SqlLiterals.text(name))
                                .append(" THEN ")
                                .append(cast(fill, after))
                                .append(" END")));
        answers.fill(after.id(), "requireField", "requireRelation")
                .ifPresent(fill -> given.append(", ").append(cast(fill, after)));
        if (given.isEmpty()) {
            return transition.values();
        }
        String converted = transition.values().isEmpty()
                ? "NULL"
                : "(" + transition.values().getFirst() + ")";
        return List.of("COALESCE(" + converted + given + ")");
    }

    static String cast(String fill, Schema.Member member) {
        return "CAST((" + fill + ") AS " + Transitions.castType(member.columns().getFirst()) + ")";
    }
}
