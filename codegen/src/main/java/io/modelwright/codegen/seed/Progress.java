package io.modelwright.codegen.seed;

import io.modelwright.core.modeling.Choice;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.FieldType;
import java.util.List;

/**
 * How far along a row has come, told alike by its state and by whether it is done: the choices of a state come in the order of
 * the design, and done is what has reached the first of them that says so.
 */
final class Progress {

    private static final double USUALLY_DONE = 0.7;

    private final double doneFrom;

    Progress(Entity entity) {
        this.doneFrom = entity.fields().stream()
                .filter(field -> isState(Tokens.of(field.name())))
                .filter(field -> field.type() instanceof FieldType.SingleChoice)
                .map(Progress::doneFrom)
                .findFirst()
                .orElse(USUALLY_DONE);
    }

    static boolean isState(Tokens name) {
        return name.has("status", "state", "stage", "phase", "progress");
    }

    static boolean tellsEnd(Tokens name) {
        return name.has(
                "done", "completed", "complete", "finished", "closed", "resolved", "delivered", "paid", "shipped");
    }

    boolean isDone(Persona persona) {
        return persona.progress() > doneFrom;
    }

    private static double doneFrom(Field field) {
        List<Choice> choices = field.type().choices();
        for (int i = 0; i < choices.size(); i++) {
            if (tellsEnd(Tokens.of(choices.get(i).name()))) {
                return Fakes.sumOfWeights(i) / Fakes.sumOfWeights(choices.size());
            }
        }
        return USUALLY_DONE;
    }
}
