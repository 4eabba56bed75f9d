package io.modelwright.application.paging;

import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Page;
import io.modelwright.core.shared.Refusal;
import io.modelwright.core.shared.Uuids;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Pages of lists in the order of ids. A cursor is the id of the last item: it reveals nothing that the page did not. Stateless.
 */
public final class IdCursors {

    private IdCursors() {}

    /** The id behind which the page begins; refused as {@code malformed-cursor} where the cursor is not one of these. */
    public static Outcome<Optional<UUID>> after(Optional<String> cursor) {
        Optional<UUID> id = cursor.flatMap(Uuids::parse);
        return cursor.isPresent() && id.isEmpty()
                ? Outcome.refused(
                        new Refusal.Malformed("malformed-cursor", "The cursor is not one of ours.", List.of()))
                : Outcome.done(id);
    }

    /** The page of that many items out of a list that has one more where there is a next page. */
    public static <T, R> Page<R> page(
            List<T> items, int limit, Function<? super T, UUID> id, Function<? super T, ? extends R> view) {
        List<T> shown = items.size() > limit ? items.subList(0, limit) : items;
        Optional<String> next =
                items.size() > limit ? Optional.of(id.apply(shown.getLast()).toString()) : Optional.empty();
        return new Page<>(shown.stream().<R>map(view).toList(), next);
    }
}
