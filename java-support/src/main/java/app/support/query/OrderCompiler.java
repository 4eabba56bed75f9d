package app.support.query;

import app.support.json.JsonPointer;
import app.support.model.Entity;
import app.support.model.FieldType;
import app.support.model.Member;
import app.support.model.RecordRights;
import app.support.problem.FieldErrors;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Resolves the dotted names of {@code sort} and {@code groupBy}, as far as the caller sees them in every record. */
final class OrderCompiler {

    /** How many keys an order has at most, without the tie-breaker. */
    static final int KEYS_MAX = 8;

    private final RecordRights rights;
    private final FieldErrors faults;

    OrderCompiler(RecordRights rights, FieldErrors faults) {
        this.rights = rights;
        this.faults = faults;
    }

    /** The order of {@code sort=-due,project.name}, ended by the id. */
    List<SortKey> order(Entity entity, Optional<String> sort) {
        Set<SortKey> keys = new LinkedHashSet<>();
        if (sort.isPresent() && !sort.get().isEmpty()) {
            keys.addAll(keys(entity, sort.get(), true, JsonPointer.ROOT.member("sort")));
        }
        List<SortKey> order = new ArrayList<>(keys);
        if (order.stream().noneMatch(OrderCompiler::isById)) {
            order.add(SortKey.BY_ID);
        }
        return order;
    }

    /** The keys in the order named. */
    List<SortKey> keys(Entity entity, String names, boolean directed, JsonPointer at) {
        List<SortKey> keys = new ArrayList<>();
        String[] parts = names.split(",", -1);
        if (parts.length > KEYS_MAX) {
            faults.add("too-many", at, "At most " + KEYS_MAX + " names are taken.");
            return keys;
        }
        for (String part : parts) {
            String name = part.strip();
            boolean descending = directed && name.startsWith("-");
            SortKey key = key(entity, descending ? name.substring(1) : name, descending, at);
            if (key != null) {
                keys.add(key);
            }
        }
        return keys;
    }

    private @Nullable SortKey key(Entity entity, String name, boolean descending, JsonPointer at) {
        String[] steps = name.split("\\.", -1);
        List<Member.ToOne> path = new ArrayList<>();
        Entity current = entity;
        for (int i = 0; i < steps.length; i++) {
            Entity owner = current;
            Member member =
                    owner.find(steps[i]).filter(rights.of(owner)::alwaysShows).orElse(null);
            boolean last = i == steps.length - 1;
            if (member == null || steps.length > MemberTree.DEPTH_MAX + 1) {
                faults.add("unknown-member", at, "There is no member " + shown(name) + " in " + entity.name() + ".");
                return null;
            }
            if (last) {
                return end(path, member, descending, name, at);
            }
            if (!(member instanceof Member.ToOne one) || one.targetsUsers()) {
                faults.add("not-sortable", at, shown(steps[i]) + " does not lead to one record.");
                return null;
            }
            path.add(one);
            current = rights.model().entity(one.target());
        }
        return null;
    }

    private @Nullable SortKey end(
            List<Member.ToOne> path, Member member, boolean descending, String name, JsonPointer at) {
        if (!isOrdered(member)) {
            faults.add("not-sortable", at, shown(name) + " has no order.");
            return null;
        }
        return new SortKey(path, member, descending);
    }

    /** Whether records can be brought into the order of such a member, and grouped by it. */
    static boolean isOrdered(Member member) {
        return switch (member) {
            case Member.OfSystem system -> true;
            case Member.Column column -> isOrdered(column.type());
            case Member.Computed computed -> true;
            case Member.ToOne one -> !one.inverse();
            case Member.ToMany many -> false;
        };
    }

    private static boolean isOrdered(FieldType type) {
        return switch (type) {
            case FieldType.Text ignored -> true;
            case FieldType.LongText ignored -> true;
            case FieldType.FormattedText ignored -> true;
            case FieldType.IntegerNumber ignored -> true;
            case FieldType.LongNumber ignored -> true;
            case FieldType.DecimalNumber ignored -> true;
            case FieldType.FloatNumber ignored -> true;
            case FieldType.Money ignored -> true;
            case FieldType.SingleChoice ignored -> true;
            case FieldType.Formula ignored -> true;
            case FieldType.MultiChoice ignored -> false;
            case FieldType.Plain plain ->
                switch (plain) {
                    case BOOLEAN, DATE, TIME, DATE_TIME, DURATION, UUID, AUTO_NUMBER -> true;
                    case JSON, FILE, IMAGE, GEO_POINT, SECRET -> false;
                };
        };
    }

    private static boolean isById(SortKey key) {
        return key.path().isEmpty() && key.member().equals(Member.OfSystem.ID);
    }

    /** A name as a message may repeat it. */
    static String shown(String name) {
        return "'" + (name.length() > 60 ? name.substring(0, 60) + "…" : name) + "'";
    }
}
