package io.modelwright.codegen.seed;

import io.modelwright.core.expression.Evaluator;
import io.modelwright.core.expression.Expr;
import io.modelwright.core.expression.Leaf;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.KeySet;
import io.modelwright.core.modeling.Permission.Action;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.records.CompiledApp;
import io.modelwright.core.records.CompiledRule;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.records.Member;
import io.modelwright.core.records.RecordAssembly;
import io.modelwright.core.records.RecordChecks;
import io.modelwright.core.records.RecordDecoder;
import io.modelwright.core.records.RecordDecoder.Decoded;
import io.modelwright.core.records.RecordEnvironment;
import io.modelwright.core.records.RequestContext;
import io.modelwright.core.records.RightsBasis;
import io.modelwright.core.records.StoredRecord;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonPointer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Makes the rows of one entity: drafts one, checks it as a server would, and tries again where it is refused, with more care for
 * the members that were at fault. What cannot be met after some tries is left out. For one thread.
 */
final class EntitySeeds {

    private static final int TRIES = 100;

    /** Rules hold at each of these, and so whenever the rows are loaded: what compares with today must hold early and late. */
    private static final List<Instant> MOMENTS =
            List.of(Instant.parse("2025-01-01T00:00:00Z"), Instant.parse("2060-06-15T12:00:00Z"));

    private static final long FIRST_ID = Instant.parse("2025-01-01T00:00:00Z").toEpochMilli();

    private final CompiledApp app;
    private final EntityPlan plan;
    private final SeededRecords records;
    private final RowDrafts drafts;

    EntitySeeds(CompiledApp app, EntityPlan plan, SeededRecords records, Fakes fakes) {
        this.app = app;
        this.plan = plan;
        this.records = records;
        this.drafts = new RowDrafts(plan, records, fakes);
    }

    List<Json.JsonObject> make(int rows) {
        List<Json.JsonObject> made = new ArrayList<>();
        int failed = 0;
        for (int index = 0; index < rows && failed < 3; index++) {
            Optional<Json.JsonObject> row = row(index);
            row.ifPresent(made::add);
            failed = row.isPresent() ? 0 : failed + 1;
        }
        return made;
    }

    private Optional<Json.JsonObject> row(int index) {
        UUID id = id(index);
        Map<String, Integer> trouble = new HashMap<>();
        Set<String> atFault = new HashSet<>();
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Json.JsonObject draft = drafts.draft(index, attempt, trouble, Set.copyOf(atFault));
            atFault.clear();
            StoredRecord record = check(id, draft, atFault);
            if (atFault.isEmpty()) {
                drafts.learn();
                records.keep(plan.name(), record, keys(record));
                return Optional.of(withId(id, draft));
            }
            atFault.forEach(name -> trouble.merge(name, 1, Integer::sum));
        }
        return Optional.empty();
    }

    /** In order of time, and told apart by the entity: a UUID of version 7. */
    private UUID id(int index) {
        long hash = Mixing.of(plan.name() + "#" + index);
        return new UUID(
                ((FIRST_ID + index * 1_000L) << 16) | 0x7000L | (hash & 0xFFFL),
                ((hash >>> 12) & ~(3L << 62)) | (1L << 63));
    }

    private static Json.JsonObject withId(UUID id, Json.JsonObject draft) {
        Json.ObjectBuilder row = Json.object().put("id", id.toString());
        draft.members().forEach(row::put);
        return row.build();
    }

    /** @param atFault gets the names of members that keep the row from being taken */
    private StoredRecord check(UUID id, Json.JsonObject draft, Set<String> atFault) {
        RequestContext context = context(MOMENTS.getFirst());
        Decoded decoded = RecordDecoder.decode(
                plan, app.rights(RightsBasis.Workspace.EVERYTHING).of(plan), Action.CREATE, draft, JsonPointer.ROOT);
        StoredRecord record = RecordAssembly.created(plan, decoded, id, context);
        atFault.addAll(decoded.faulty());
        RecordChecks.faults(plan, record, decoded.faulty(), context, JsonPointer.ROOT).stream()
                .filter(fault -> !fault.code().equals("rule"))
                .map(EntitySeeds::member)
                .forEach(atFault::add);
        for (Instant moment : MOMENTS) {
            RecordEnvironment environment = new RecordEnvironment(record, context(moment), records);
            for (CompiledRule rule : plan.rules()) {
                if (Evaluator.isFalse(rule.condition(), environment)) {
                    atFault.addAll(read(rule.condition()));
                }
            }
        }
        keys(record).forEach((key, value) -> {
            if (records.isTaken(key, value)) {
                atFault.addAll(membersOf(key));
            }
        });
        return record;
    }

    private RequestContext context(Instant moment) {
        return new RequestContext(
                new AccountId(SeedData.LOADER),
                0,
                moment,
                moment.atZone(app.timeZone()).toLocalDate());
    }

    private static String member(Finding fault) {
        String pointer = fault.pointer().toString();
        return pointer.substring(1).split("/", 2)[0];
    }

    /** The members of the row itself that an expression reads, and a mark where it reads none. */
    private static Set<String> read(Expr expr) {
        Set<String> names = new HashSet<>();
        expr.visit(node -> {
            if (node instanceof Expr.Path path) {
                names.add(
                        path.relations().isEmpty()
                                ? switch (path.leaf()) {
                                    case Leaf.Stored stored -> stored.field().name();
                                    case Leaf.Link link -> link.relation().name();
                                    case Leaf.OfSystem system -> "";
                                }
                                : path.relations().getFirst().name());
            }
        });
        return names.isEmpty() ? Set.of("") : names;
    }

    /** What must be there once: values of unique fields and oneToOne relations, combinations of unique sets. */
    private Map<ElementId, Object> keys(StoredRecord record) {
        Map<ElementId, Object> keys = new LinkedHashMap<>();
        for (Member.Column column : plan.columns()) {
            Object value = record.value(column.id());
            if (column.field().unique() && value != null) {
                keys.put(column.id(), comparable(value));
            }
        }
        for (Member.ToOne reference : plan.references()) {
            Object target = record.value(reference.id());
            if (reference.relation().kind() == Relation.Kind.ONE_TO_ONE && target != null) {
                keys.put(reference.id(), target);
            }
        }
        for (KeySet set : plan.entity().uniqueSets()) {
            List<Object> values = new ArrayList<>();
            for (String name : set.members()) {
                Object value = record.value(idOf(name));
                if (value != null) {
                    values.add(comparable(value));
                }
            }
            if (values.size() == set.members().size()) {
                keys.put(set.id(), values);
            }
        }
        return keys;
    }

    private static Object comparable(Object value) {
        return value instanceof BigDecimal number ? number.stripTrailingZeros() : value;
    }

    private ElementId idOf(String name) {
        return switch (plan.find(name).orElseThrow()) {
            case Member.Column column -> column.id();
            case Member.ToOne one -> one.id();
            case Member.ToMany many -> many.id();
            case Member.Computed computed -> computed.field().id();
            case Member.OfSystem system -> new ElementId(SeedData.LOADER);
        };
    }

    private List<String> membersOf(ElementId key) {
        for (KeySet set : plan.entity().uniqueSets()) {
            if (set.id().equals(key)) {
                return set.members();
            }
        }
        return plan.members().values().stream()
                .filter(member -> !(member instanceof Member.OfSystem)
                        && idOf(member.name()).equals(key))
                .map(Member::name)
                .toList();
    }
}
