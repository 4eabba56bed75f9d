package app.support.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** To which records of an entity something applies. */
public sealed interface Access {

    /** To none, or to every one. */
    enum Fixed implements Access {
        NONE,
        ALL
    }

    /** To those for which the condition is true. */
    record Where(RowCondition where) implements Access {}

    /** To each record that one of them applies to. */
    static Access anyOf(List<Access> choices) {
        Set<RowCondition> conditions = new LinkedHashSet<>();
        for (Access choice : choices) {
            switch (choice) {
                case Fixed.ALL -> {
                    return Fixed.ALL;
                }
                case Fixed.NONE -> {}
                case Where(RowCondition condition) -> conditions.add(condition);
            }
        }
        return switch (conditions.size()) {
            case 0 -> Fixed.NONE;
            case 1 -> new Where(conditions.iterator().next());
            default -> new Where(RowCondition.anyOf(List.copyOf(conditions)));
        };
    }

    /** To each record that all of them apply to. */
    static Access allOf(List<Access> parts) {
        List<RowCondition> conditions = new ArrayList<>();
        for (Access part : parts) {
            switch (part) {
                case Fixed.NONE -> {
                    return Fixed.NONE;
                }
                case Fixed.ALL -> {}
                case Where(RowCondition condition) -> conditions.add(condition);
            }
        }
        List<RowCondition> distinct = conditions.stream().distinct().toList();
        return switch (distinct.size()) {
            case 0 -> Fixed.ALL;
            case 1 -> new Where(distinct.getFirst());
            default -> new Where(RowCondition.allOf(distinct));
        };
    }

    /** The condition where there is one; neither {@link Fixed} has. */
    default Optional<RowCondition> condition() {
        return switch (this) {
            case Fixed fixed -> Optional.empty();
            case Where(RowCondition condition) -> Optional.of(condition);
        };
    }

    default boolean isNone() {
        return this == Fixed.NONE;
    }

    default boolean isAll() {
        return this == Fixed.ALL;
    }
}
