package io.modelwright.codegen.seed;

import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.records.Member;
import io.modelwright.core.shared.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Drafts rows of one entity, without regard to what stands in others. For one thread. */
final class RowDrafts {

    private static final double ABSENT = 0.12;
    private static final int LINKS_MAX = 4;

    private final EntityPlan plan;
    private final SeededRecords records;
    private final Fakes fakes;
    private final Random random;
    private final FieldValues values;
    private final Map<String, Manner> learned = new HashMap<>();
    private Map<String, Manner> used = new HashMap<>();

    RowDrafts(EntityPlan plan, SeededRecords records, Fakes fakes) {
        this.plan = plan;
        this.records = records;
        this.fakes = fakes;
        this.random = fakes.random();
        this.values = new FieldValues(plan.entity(), fakes);
    }

    /**
     * A row.
     *
     * @param trouble how often the row was refused for each member
     * @param atFault the members that the draft before was refused for; the others keep to what did
     */
    Json.JsonObject draft(int index, int attempt, Map<String, Integer> trouble, Set<String> atFault) {
        if (attempt == 0) {
            used = new HashMap<>(learned);
        }
        Persona persona = fakes.persona(index, attempt);
        Json.ObjectBuilder row = Json.object();
        for (Member member : plan.members().values()) {
            Manner manner = manner(member.name(), trouble, atFault);
            used.put(member.name(), manner);
            value(member, persona, manner, trouble.isEmpty()).ifPresent(value -> row.put(member.name(), value));
        }
        return row.build();
    }

    private Manner manner(String name, Map<String, Integer> trouble, Set<String> atFault) {
        Manner before = used.getOrDefault(name, Manner.USUAL);
        return atFault.contains(name) ? Manner.of(trouble.getOrDefault(name, 0), before, random) : before;
    }

    /** The last row was taken: the next ones begin as it was made. */
    void learn() {
        learned.putAll(used);
    }

    private Optional<Json> value(Member member, Persona persona, Manner manner, boolean first) {
        return switch (member) {
            case Member.OfSystem system -> Optional.empty();
            case Member.Computed computed -> Optional.empty();
            case Member.Column column -> column(column, persona, manner, first);
            case Member.ToOne one -> one.inverse() ? Optional.empty() : reference(one.relation(), manner);
            case Member.ToMany many ->
                many.side() == Member.ToMany.Side.LINKS_FROM ? links(many.relation()) : Optional.empty();
        };
    }

    private Optional<Json> column(Member.Column column, Persona persona, Manner manner, boolean first) {
        boolean required = column.field().required();
        boolean drawn = column.type() == FieldType.Plain.AUTO_NUMBER;
        // what is told of in lists is hardly ever absent
        boolean absent =
                !required && (manner == Manner.ABSENT || (first && isRare(column) && random.nextDouble() < ABSENT));
        if (drawn || column.type().isFile()) {
            return Optional.empty();
        }
        return absent ? Optional.of(Json.JsonNull.NULL) : values.of(column.field(), persona, manner);
    }

    private static boolean isRare(Member.Column column) {
        return !(column.type() instanceof FieldType.Text)
                && !(column.type() instanceof FieldType.SingleChoice)
                && column.type() != FieldType.Plain.BOOLEAN
                && !column.field().unique();
    }

    private Optional<Json> reference(Relation relation, Manner manner) {
        boolean absent = !relation.required() && (manner == Manner.ABSENT || random.nextDouble() < ABSENT);
        if (absent) {
            return Optional.empty();
        }
        if (relation.targetsUsers()) {
            boolean mine = relation.required() || relation.kind() != Relation.Kind.ONE_TO_ONE;
            return mine ? Optional.of(Json.of(SeedData.LOADER.toString())) : Optional.empty();
        }
        UUID target = relation.kind() == Relation.Kind.ONE_TO_ONE
                ? records.free(relation.to(), relation.id())
                : records.any(relation.to(), random);
        return Optional.ofNullable(target).map(id -> Json.of(id.toString()));
    }

    private Optional<Json> links(Relation relation) {
        if (relation.targetsUsers()) {
            return Optional.empty();
        }
        Set<UUID> targets = new LinkedHashSet<>();
        int wanted = random.nextInt(LINKS_MAX);
        for (int i = 0; i < wanted; i++) {
            UUID target = records.any(relation.to(), random);
            if (target != null) {
                targets.add(target);
            }
        }
        List<Json> ids = new ArrayList<>();
        targets.forEach(id -> ids.add(Json.of(id.toString())));
        return Optional.of(Json.array(ids));
    }
}
