package io.modelwright.core.modeling.plan;

import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Labels;
import io.modelwright.core.modeling.plan.PlannedChange.Question;

/** Sentences about records for people. */
final class Words {

    private Words() {}

    static String one(Entity entity) {
        return entity.labels().displayName().orElse(entity.name());
    }

    static String many(Entity entity) {
        return entity.labels().pluralName().orElseGet(() -> plural(one(entity)));
    }

    private static String plural(String noun) {
        if (noun.endsWith("y") && noun.length() > 1 && "aeiou".indexOf(noun.charAt(noun.length() - 2)) < 0) {
            return noun.substring(0, noun.length() - 1) + "ies";
        }
        boolean hisses = noun.endsWith("s") || noun.endsWith("x") || noun.endsWith("ch") || noun.endsWith("sh");
        return noun + (hisses ? "es" : "s");
    }

    static String label(Labels labels, String name) {
        return labels.displayName().orElse(name);
    }

    /** A count of records of that entity: "1 task has …", "%d tasks have …". */
    static Question question(String sql, Entity entity, String has, String have) {
        return new Question(sql, "1 " + one(entity) + " " + has, "%d " + many(entity) + " " + have);
    }
}
