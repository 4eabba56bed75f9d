package app.support.query;

import app.support.json.JsonPointer;
import app.support.model.Entity;
import app.support.model.Member;
import app.support.problem.ProblemException;
import app.support.problem.Problems;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Cursors as they leave the application: sealed, and of use only to the person, version of the model, entity and query that
 * they were made for. Thread-safe.
 */
public final class Cursors {

    private final Sealing sealing;
    private final int version;

    /** @param version of the model */
    public Cursors(Sealing sealing, int version) {
        this.sealing = sealing;
        this.version = version;
    }

    /** Behind which related record a to-many member of a single record goes on. */
    public record RelatedAfter(Member.ToMany member, UUID record) {}

    /** The cursor of the page behind the record with those keys. */
    public String seal(UUID user, Entity entity, QueryParameters parameters, List<? extends @Nullable Object> keys) {
        return sealing.seal(listContext(user, entity, parameters), CursorKeys.encode(keys));
    }

    /** The keys that the page begins behind; none where there is no cursor. */
    public List<? extends @Nullable Object> open(UUID user, Entity entity, QueryParameters parameters, ReadPlan plan) {
        Optional<String> cursor = parameters.find("cursor").filter(text -> !text.isEmpty());
        if (cursor.isEmpty()) {
            return List.of();
        }
        return sealing.open(listContext(user, entity, parameters), cursor.get())
                .flatMap(CursorKeys::decode)
                .filter(opened -> opened.size() == plan.order().size())
                .orElseThrow(Cursors::malformed);
    }

    /** Seals the cursors of to-many members inside answers to that person. */
    public RelatedCursors related(UUID user) {
        return (entity, record, member, last) -> sealing.seal(
                context(user, "related", entity.name() + " " + record),
                CursorKeys.encode(List.of(member.name(), last)));
    }

    /** Where the to-many member of a single record begins that the cursor is about. */
    public Optional<RelatedAfter> openRelated(UUID user, QueryParameters parameters, ReadPlan plan, UUID record) {
        Optional<String> cursor = parameters.find("cursor").filter(text -> !text.isEmpty());
        if (cursor.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(sealing.open(context(user, "related", plan.entity().name() + " " + record), cursor.get())
                .flatMap(CursorKeys::decode)
                .flatMap(keys -> after(plan, keys))
                .orElseThrow(Cursors::malformed));
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

    private String listContext(UUID user, Entity entity, QueryParameters parameters) {
        String query = parameters.find("filter").orElse("")
                + '\n'
                + parameters.find("sort").orElse("")
                + '\n'
                + parameters.find("q").orElse("");
        return context(user, "list", entity.name() + "\n" + query);
    }

    private String context(UUID user, String use, String about) {
        return use + '\n' + user + '\n' + version + '\n' + about;
    }

    private static ProblemException malformed() {
        String message = "This cursor is not one of this list, or the app has changed since: begin at the first page.";
        return Problems.malformed("malformed-cursor", JsonPointer.ROOT.member("cursor"), message);
    }
}
