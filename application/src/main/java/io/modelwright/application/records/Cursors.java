package io.modelwright.application.records;

import io.modelwright.core.records.CursorKeys;
import io.modelwright.core.records.QueryParameters;
import io.modelwright.core.records.ReadPlan;
import io.modelwright.core.records.RelatedCursors;
import io.modelwright.core.records.Selection;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.records.driven.RecordStore.RelatedAfter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Cursors as they leave the platform: sealed, and of use only to the person, version, entity and query that they were made
 * for. Thread-safe.
 */
final class Cursors {

    private final Sealing sealing;

    Cursors(Sealing sealing) {
        this.sealing = sealing;
    }

    String seal(Call call, QueryParameters parameters, List<? extends @Nullable Object> keys) {
        return sealing.seal(listContext(call, parameters), CursorKeys.encode(keys));
    }

    /** Where a page begins: behind the record with those keys, or at the start where there are none. */
    record Place(List<? extends @Nullable Object> after) {}

    /** What the cursor of a list says; the start where none is given. */
    Outcome<Place> open(Call call, QueryParameters parameters, ReadPlan plan) {
        Optional<String> cursor = parameters.find("cursor").filter(text -> !text.isEmpty());
        if (cursor.isEmpty()) {
            return Outcome.done(new Place(List.of()));
        }
        Optional<List<@Nullable Object>> keys = sealing.open(listContext(call, parameters), cursor.get())
                .flatMap(CursorKeys::decode)
                .filter(opened -> opened.size() == plan.order().size());
        return keys.isPresent() ? Outcome.done(new Place(keys.get())) : Outcome.refused(malformed());
    }

    /** Seals the cursors of to-many members inside answers to that call. */
    RelatedCursors related(Call call) {
        return (entity, record, member, last) -> sealing.seal(
                context(call, "related", entity.id() + " " + record), CursorKeys.encode(List.of(member.name(), last)));
    }

    /** Where the to-many member of a single record begins that the cursor is about. */
    Outcome<Optional<RelatedAfter>> openRelated(Call call, QueryParameters parameters, ReadPlan plan, UUID record) {
        Optional<String> cursor = parameters.find("cursor").filter(text -> !text.isEmpty());
        if (cursor.isEmpty()) {
            return Outcome.done(Optional.empty());
        }
        Optional<RelatedAfter> after = sealing.open(
                        context(call, "related", call.entity().id() + " " + record), cursor.get())
                .flatMap(CursorKeys::decode)
                .flatMap(keys -> after(plan, keys));
        return after.isPresent() ? Outcome.done(after) : Outcome.refused(malformed());
    }

    private static Optional<RelatedAfter> after(ReadPlan plan, List<@Nullable Object> keys) {
        return plan.selection().items().stream()
                .filter(item -> item instanceof Selection.Many)
                .map(item -> ((Selection.Many) item).member())
                .filter(member -> keys.size() == 2 && member.name().equals(keys.get(0)))
                .findFirst()
                .flatMap(member -> keys.get(1) instanceof UUID last
                        ? Optional.of(new RelatedAfter(member, last))
                        : Optional.empty());
    }

    private static String listContext(Call call, QueryParameters parameters) {
        String query = parameters.find("filter").orElse("")
                + '\n'
                + parameters.find("sort").orElse("")
                + '\n'
                + parameters.find("q").orElse("");
        return context(call, "list", call.entity().id() + "\n" + query);
    }

    private static String context(Call call, String use, String about) {
        return use
                + '\n'
                + call.context().user()
                + '\n'
                + call.app().app()
                + '\n'
                + call.app().version()
                + '\n'
                + about;
    }

    private static Refusal malformed() {
        String message = "This cursor is not one of this list, or the app has changed since: begin at the first page.";
        return new Refusal.Malformed(
                "malformed-cursor",
                message,
                List.of(Finding.error("malformed-cursor", JsonPointer.ROOT.member("cursor"), message)));
    }
}
