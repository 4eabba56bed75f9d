package io.modelwright.core.modeling.plan;

import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.Retired;
import io.modelwright.core.modeling.Retired.Content;
import io.modelwright.core.modeling.plan.Transition.Origin;
import io.modelwright.core.sql.Columns;
import io.modelwright.core.sql.Conversion;
import io.modelwright.core.sql.Conversions;
import io.modelwright.core.sql.PhysicalNames;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds for each member of a table that exists where its values come from. */
final class Transitions {

    private final Schema before;
    private final Schema after;
    private final Retired retired;
    private final Namer namer;
    private final ZoneId zone;

    Transitions(Schema before, Schema after, Retired retired, Namer namer, ZoneId zone) {
        this.before = before;
        this.after = after;
        this.retired = retired;
        this.namer = namer;
        this.zone = zone;
    }

    /** The table of that entity as it stands, live or retired; empty for an entity that has none. */
    Optional<Schema.Table> current(ElementId entity) {
        return Optional.ofNullable(before.tables().get(entity))
                .or(() -> retired.findTable(entity).map(Schema::of));
    }

    /** The link table of that relation as it stands, live or retired, where it links the same entities. */
    Optional<Schema.Links> current(Schema.Links wanted) {
        return Optional.ofNullable(before.links().get(wanted.relation()))
                .filter(links ->
                        links.from().equals(wanted.from()) && links.to().equals(wanted.to()))
                .or(() -> retired.findLinks(wanted.relation(), wanted.from(), wanted.to())
                        .map(links ->
                                new Schema.Links(links.relation(), links.physicalName(), links.from(), links.to())));
    }

    /** By entity and member, for the entities of the new design that have a table. */
    Map<ElementId, Map<ElementId, Transition>> all() {
        Map<ElementId, Map<ElementId, Transition>> result = new LinkedHashMap<>();
        for (Schema.Table table : after.tables().values()) {
            current(table.entity()).ifPresent(current -> {
                Map<ElementId, Transition> members = new LinkedHashMap<>();
                table.members().forEach((id, member) -> members.put(id, transition(current, member)));
                result.put(table.entity(), members);
            });
        }
        return result;
    }

    private Transition transition(Schema.Table table, Schema.Member member) {
        Optional<Schema.Member> own = Optional.ofNullable(table.members().get(member.id()));
        boolean retiredTable = !before.tables().containsKey(table.entity());
        if (own.isPresent() && (member.content() instanceof Content.Value || sameContent(own.get(), member))) {
            return columns(table, member, own.get(), Optional.empty(), retiredTable);
        }
        Optional<Schema.Links> links = Optional.ofNullable(before.links().get(member.id()))
                .filter(candidate -> candidate.from().equals(table.entity())
                        && member.content().equals(new Content.Reference(candidate.to())));
        if (links.isPresent()) {
            return formerLinks(table, member, links.get());
        }
        Optional<Retired.Column> kept = kept(table.entity(), member);
        if (kept.isPresent()) {
            return columns(table, member, Schema.of(kept.get()), kept, true);
        }
        return own.map(columns -> columns(table, member, columns, Optional.empty(), retiredTable))
                .orElseGet(() -> new Transition(
                        table, member, new Origin.Nothing(), new Conversion.None(), List.of(), Optional.empty()));
    }

    private static boolean sameContent(Schema.Member own, Schema.Member member) {
        return own.content().equals(member.content());
    }

    private Optional<Retired.Column> kept(ElementId entity, Schema.Member member) {
        return switch (member.content()) {
            case Content.Value value ->
                retired.findColumn(entity, member.id()).filter(column -> column.content() instanceof Content.Value);
            case Content.Reference reference -> retired.findReferences(entity, member.id(), reference);
        };
    }

    private Transition columns(
            Schema.Table table,
            Schema.Member after,
            Schema.Member own,
            Optional<Retired.Column> entry,
            boolean restored) {
        Origin origin = new Origin.OwnColumns(own, entry, restored);
        List<String> old = old(own.columns());
        if (own.content() instanceof Content.Value(FieldType from)
                && after.content() instanceof Content.Value(FieldType to)) {
            Conversion conversion = Conversions.of(from, to, old, zone);
            List<String> values = values(conversion, old);
            Optional<Retired.Column> leftover = retired.columnsOf(table.entity(), own.id()).stream()
                    .filter(column -> entry.filter(column::equals).isEmpty() && takesUp(column, from, to))
                    .findFirst();
            if (leftover.isPresent()) {
                values = merged(leftover.get(), from, to, old, values);
            }
            return new Transition(table, after, origin, conversion, values, leftover);
        }
        if (!own.content().equals(after.content())) {
            return new Transition(table, after, origin, new Conversion.None(), List.of(), Optional.empty());
        }
        List<String> values = restored ? List.of(stillThere(after, old.getFirst())) : old;
        return new Transition(table, after, origin, new Conversion.Same(), values, Optional.empty());
    }

    /** The id, where its record still exists. */
    private String stillThere(Schema.Member member, String id) {
        if (!(member.content() instanceof Content.Reference(Optional<ElementId> target)) || target.isEmpty()) {
            return id;
        }
        return current(target.get())
                .map(table -> "CASE WHEN EXISTS (SELECT FROM " + namer.of(table.name()) + " t WHERE t.id = " + id
                        + ") THEN " + id + " END")
                .orElse("NULL::uuid");
    }

    private Transition formerLinks(Schema.Table table, Schema.Member member, Schema.Links links) {
        String first = "(SELECT l.to_id FROM " + namer.of(links.name())
                + " l WHERE l.from_id = o.id ORDER BY l.to_id LIMIT 1)";
        return new Transition(
                table,
                member,
                new Origin.FormerLinks(links),
                new Conversion.Guarded(List.of(first)),
                List.of(first),
                Optional.empty());
    }

    /** Whether the values that an earlier change of type left are of use to the type of now. */
    private boolean takesUp(Retired.Column column, FieldType from, FieldType to) {
        if (!(column.content() instanceof Content.Value(FieldType kept)) || from.equals(to)) {
            return false;
        }
        List<String> names = old(Schema.of(column).columns());
        return switch (Conversions.of(kept, to, names, zone)) {
            case Conversion.Same same -> true;
            case Conversion.Lossless lossless -> true;
            case Conversion.Guarded guarded -> false;
            case Conversion.None none -> false;
        };
    }

    /**
     * Where the value of now is what became of the kept one, or is absent, the kept one returns; where somebody changed it
     * since, the value of now counts.
     */
    private List<String> merged(
            Retired.Column column, FieldType from, FieldType to, List<String> old, List<String> values) {
        FieldType kept = ((Content.Value) column.content()).type();
        List<String> names = old(Schema.of(column).columns());
        List<String> back = values(Conversions.of(kept, to, names, zone), names);
        List<String> then = values(Conversions.of(kept, from, names, zone), names);
        StringBuilder same = new StringBuilder();
        for (int i = 0; i < old.size(); i++) {
            String value = then.isEmpty() ? "NULL" : "(" + then.get(i) + ")";
            same.append(i == 0 ? "" : " AND ")
                    .append(old.get(i))
                    .append(" IS NOT DISTINCT FROM ")
                    .append(value);
        }
        List<String> result = new ArrayList<>();
        for (int i = 0; i < back.size(); i++) {
            String now = values.isEmpty() ? "" : "(" + values.get(i) + "), ";
            result.add("CASE WHEN " + same + " THEN " + back.get(i) + " ELSE COALESCE(" + now + back.get(i) + ") END");
        }
        return result;
    }

    private static List<String> values(Conversion conversion, List<String> old) {
        return switch (conversion) {
            case Conversion.Same same -> old;
            case Conversion.Lossless(List<String> values) -> values;
            case Conversion.Guarded(List<String> values) -> values;
            case Conversion.None none -> List.of();
        };
    }

    private static List<String> old(List<Columns.Column> columns) {
        return columns.stream().map(column -> Namer.old(column.name())).toList();
    }

    /** The type of a column as a cast names it. */
    static String castType(Columns.Column column) {
        return column.type().replace(" COLLATE \"C\"", "");
    }

    /** What the columns of a member begin with while they are prepared beside others. */
    static String prepared(ElementId member) {
        return PhysicalNames.constraint("_new", member);
    }
}
