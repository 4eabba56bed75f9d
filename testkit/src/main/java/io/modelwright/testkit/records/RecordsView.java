package io.modelwright.testkit.records;

import io.modelwright.core.expression.Environment;
import io.modelwright.core.expression.Evaluator;
import io.modelwright.core.expression.Expr;
import io.modelwright.core.expression.Leaf;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.Permission.Action;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.records.Access;
import io.modelwright.core.records.CompiledApp;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.records.Member;
import io.modelwright.core.records.MoneyValue;
import io.modelwright.core.records.RecordEnvironment;
import io.modelwright.core.records.RecordRights;
import io.modelwright.core.records.RequestContext;
import io.modelwright.core.records.Search;
import io.modelwright.core.records.SortKey;
import io.modelwright.core.records.StoredRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records as one caller sees them: every question is answered by evaluating, record by record. For one thread. */
final class RecordsView {

    private final RecordsState state;
    private final RecordRights rights;
    private final RequestContext context;

    RecordsView(RecordsState state, RecordRights rights, RequestContext context) {
        this.state = state;
        this.rights = rights;
        this.context = context;
    }

    RecordRights rights() {
        return rights;
    }

    CompiledApp app() {
        return rights.app();
    }

    RecordsState state() {
        return state;
    }

    boolean isReadable(EntityPlan entity, StoredRecord record) {
        return switch (rights.of(entity).access(Action.READ)) {
            case Access.Fixed.ALL -> true;
            case Access.Fixed.NONE -> false;
            case Access.Where(Expr condition) -> isTrueForDesigner(condition, record);
        };
    }

    /** Conditions of the design see every record. */
    boolean isTrueForDesigner(Expr condition, StoredRecord record) {
        return Evaluator.isTrue(condition, designer(record));
    }

    Environment designer(StoredRecord record) {
        return new RecordEnvironment(record, context, (relation, id) -> target(relation, id));
    }

    private @Nullable StoredRecord target(Relation relation, UUID id) {
        return relation.targetsUsers() ? null : state.find(app().entity(relation.to()), id);
    }

    /** What the caller writes sees only what the caller may read. */
    Environment caller(StoredRecord record) {
        Environment plain = new RecordEnvironment(record, context, this::readableTarget);
        return new Environment() {
            @Override
            public @Nullable Object value(Expr.Path path) {
                Object value = plain.value(path);
                if (value != null && path.leaf() instanceof Leaf.Link(Relation relation) && !relation.targetsUsers()) {
                    return readableTarget(relation, (UUID) value) == null ? null : value;
                }
                return value;
            }

            @Override
            public UUID user() {
                return plain.user();
            }

            @Override
            public Instant now() {
                return plain.now();
            }

            @Override
            public LocalDate today() {
                return plain.today();
            }
        };
    }

    private @Nullable StoredRecord readableTarget(Relation relation, UUID id) {
        StoredRecord found = target(relation, id);
        return found != null && isReadable(app().entity(relation.to()), found) ? found : null;
    }

    /** The readable record at the other end; for people there is none. */
    @Nullable StoredRecord follow(StoredRecord record, Member.ToOne member) {
        if (member.targetsUsers()) {
            return null;
        }
        EntityPlan target = app().entity(member.target());
        if (!member.inverse()) {
            Object id = record.value(member.id());
            return id == null ? null : readableTarget(member.relation(), (UUID) id);
        }
        return state.of(target).values().stream()
                .filter(other -> record.id().equals(other.value(member.id())))
                .filter(other -> isReadable(target, other))
                .findFirst()
                .orElse(null);
    }

    /** The readable records at the other end, in the order of their ids. */
    List<StoredRecord> related(StoredRecord record, Member.ToMany member) {
        EntityPlan target = app().entity(member.target());
        return state.of(target).values().stream()
                .filter(other -> isLinked(record, other, member))
                .filter(other -> isReadable(target, other))
                .toList();
    }

    /** The ids of the people, or of the readable records, that the record links to, in their order. */
    List<UUID> linked(StoredRecord record, Member.ToMany member) {
        return member.targetsUsers()
                ? record.links().getOrDefault(member.id(), List.of()).stream()
                        .sorted(Values.BY_BITS)
                        .toList()
                : related(record, member).stream().map(StoredRecord::id).toList();
    }

    private static boolean isLinked(StoredRecord record, StoredRecord other, Member.ToMany member) {
        return switch (member.side()) {
            case INVERSE -> record.id().equals(other.value(member.id()));
            case LINKS_FROM ->
                record.links().getOrDefault(member.id(), List.of()).contains(other.id());
            case LINKS_TO -> other.links().getOrDefault(member.id(), List.of()).contains(record.id());
        };
    }

    /** The value of a member that has one, as the caller may know it. */
    @Nullable Object value(StoredRecord record, Member member) {
        return switch (member) {
            case Member.OfSystem system ->
                switch (system.field()) {
                    case ID -> record.id();
                    case VERSION -> record.version();
                    case CREATED_AT -> record.createdAt();
                    case CREATED_BY -> record.createdBy().value();
                    case UPDATED_AT -> record.updatedAt();
                    case UPDATED_BY -> record.updatedBy().value();
                };
            case Member.Column column -> record.value(column.id());
            case Member.Computed computed -> Evaluator.evaluate(computed.expression(), caller(record));
            case Member.ToOne one -> {
                if (one.targetsUsers()) {
                    yield record.value(one.id());
                }
                StoredRecord target = follow(record, one);
                yield target == null ? null : target.id();
            }
            case Member.ToMany many -> throw new IllegalArgumentException("no single value: " + many.name());
        };
    }

    /** The value of a key of an order; money counts by its amount. */
    @Nullable Object value(StoredRecord record, SortKey key) {
        StoredRecord at = record;
        for (Member.ToOne step : key.path()) {
            at = follow(at, step);
            if (at == null) {
                return null;
            }
        }
        Object value = value(at, key.member());
        return value instanceof MoneyValue money ? money.amount() : value;
    }

    Comparator<StoredRecord> comparator(List<SortKey> order) {
        return (left, right) -> {
            for (SortKey key : order) {
                int result = Values.compare(value(left, key), value(right, key), key.descending());
                if (result != 0) {
                    return result;
                }
            }
            return 0;
        };
    }

    List<StoredRecord> matching(EntityPlan entity, Optional<Expr> filter, Optional<Search> search) {
        return state.of(entity).values().stream()
                .filter(record -> isReadable(entity, record))
                .filter(record -> filter.isEmpty() || Evaluator.isTrue(filter.get(), caller(record)))
                .filter(record -> search.isEmpty() || isFound(record, search.get()))
                .toList();
    }

    private static boolean isFound(StoredRecord record, Search search) {
        return search.terms().stream()
                .allMatch(term -> search.members().stream().anyMatch(member -> contains(record, member, term)));
    }

    private static boolean contains(StoredRecord record, Member.Column member, String term) {
        Object text = record.value(member.id());
        return text != null && text.toString().toLowerCase(Locale.ROOT).contains(term.toLowerCase(Locale.ROOT));
    }

    /** Whether the store draws the number of that field. */
    static boolean isDrawn(Member.Column column) {
        return column.type() == FieldType.Plain.AUTO_NUMBER;
    }

    /** Whether the value of the member is never shown. */
    static boolean isSecret(Member member) {
        return member instanceof Member.Column column && column.type() == FieldType.Plain.SECRET;
    }
}
