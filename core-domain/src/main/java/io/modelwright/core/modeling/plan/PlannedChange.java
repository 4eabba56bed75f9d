package io.modelwright.core.modeling.plan;

import io.modelwright.core.modeling.Change;
import java.util.List;
import java.util.Optional;

/**
 * One change of a plan with what it means.
 *
 * @param id the same for the same kind and subject, whatever else the plan holds
 * @param impact what it may do, before anybody looked at the records
 * @param remedies what the publisher can say to it
 * @param question what to ask the database; where it answers 0, a conditional impact is as {@code otherwise}
 * @param otherwise the impact where no record is affected; the same as {@code impact} where that does not matter
 * @param sql its statements in the switch of small tables, with no decision taken
 */
public record PlannedChange(
        String id,
        Change change,
        Impact impact,
        Impact otherwise,
        List<Remedy> remedies,
        String description,
        Optional<Question> question,
        List<String> sql) {

    public PlannedChange {
        remedies = List.copyOf(remedies);
        sql = List.copyOf(sql);
    }

    /** What a publisher can say to a change that needs a word. */
    public enum Remedy {
        /** Accept that values leave the app. */
        ACKNOWLEDGE,
        /** Give an expression for the values that are missing. */
        FILL
    }

    /**
     * A count of affected rows.
     *
     * @param sql a query for one number
     * @param one what the count 1 means, as a sentence
     * @param many what other counts mean, with {@code %d} for the number
     */
    public record Question(String sql, String one, String many) {

        public String meaning(long count) {
            return count == 1 ? one : many.replace("%d", Long.toString(count));
        }
    }

    /** The impact on a database where the question has that answer. */
    public Impact impact(long count) {
        return question.isPresent() && count == 0 ? otherwise : impact;
    }
}
