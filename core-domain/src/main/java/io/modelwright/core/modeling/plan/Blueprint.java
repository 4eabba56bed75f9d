package io.modelwright.core.modeling.plan;

import io.modelwright.core.modeling.Change;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.Retired;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything a migration is drawn from.
 *
 * @param version the number of the version that the migration makes
 */
record Blueprint(
        Design beforeDesign,
        Design afterDesign,
        Retired retired,
        List<Change> changes,
        int version,
        Namer namer,
        Schema before,
        Schema after,
        Transitions transitions,
        Map<ElementId, Map<ElementId, Transition>> members) {

    static Blueprint of(Design before, Design after, Retired retired, List<Change> changes, int version, Namer namer) {
        Schema from = Schema.of(before);
        Schema to = Schema.of(after);
        Transitions transitions = new Transitions(from, to, retired, namer, after.timeZone());
        return new Blueprint(before, after, retired, changes, version, namer, from, to, transitions, transitions.all());
    }

    /** The transition of a member; absent where its entity has no table yet. */
    Optional<Transition> transition(ElementId entity, ElementId member) {
        return Optional.ofNullable(members.getOrDefault(entity, Map.of()).get(member));
    }

    /** Whether that to-one relation is manyToMany in the new design, between the same entities. */
    boolean becomesLinks(Schema.Table table, Schema.Member member) {
        Schema.Links links = after.links().get(member.id());
        return links != null
                && links.from().equals(table.entity())
                && member.content().equals(new Retired.Content.Reference(links.to()));
    }

    /** What a member was called in the old design, or in the catalogue of what is retired. */
    String oldName(ElementId entity, ElementId member) {
        if (before.tables().containsKey(entity)) {
            return Names.of(beforeDesign, entity, member);
        }
        return retired.findTable(entity).orElseThrow().members().stream()
                .filter(known -> known.id().equals(member))
                .map(Retired.Member::name)
                .findFirst()
                .orElseThrow();
    }

    /** The member of which a column is renamed so. */
    ElementId ownerOf(Schema.Table current, Schema.Table target, String from, String to) {
        return owner(target, to).or(() -> owner(current, from)).orElse(target.entity());
    }

    private static Optional<ElementId> owner(Schema.Table table, String column) {
        return table.members().values().stream()
                .filter(member -> member.columns().stream()
                        .anyMatch(candidate -> candidate.name().equals(column)))
                .map(Schema.Member::id)
                .findFirst();
    }
}
