package app.support.model;

import java.util.Optional;

/**
 * A rule that the database decides.
 *
 * @param condition a record fails the rule where it is false
 * @param member the member that the message is about; absent where it is the whole record
 */
public record StoredRule(RowCondition condition, String message, Optional<String> member) {

    public static StoredRule of(String condition, String message) {
        return new StoredRule(new RowCondition(condition), message, Optional.empty());
    }

    public StoredRule at(String name) {
        return new StoredRule(condition, message, Optional.of(name));
    }
}
