package io.modelwright.codegen.client;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the README of a client shows: the entity that shows most of it.
 *
 * @param filter a condition on its records
 * @param sort a member to sort by
 * @param expand a member to expand
 * @param change a member to change
 */
record ExampleEntity(
        ClientEntity entity, String filter, String sort, Optional<ClientMember> expand, Optional<ClientMember> change) {

    /** Empty where there is no entity at all. */
    static Optional<ExampleEntity> of(ClientModel model) {
        Optional<ClientEntity> richest = model.entities().stream()
                .max(Comparator.comparingInt(ExampleEntity::richness)
                        .thenComparingInt(entity -> -model.entities().indexOf(entity)));
        return richest.map(entity -> new ExampleEntity(
                entity,
                filter(entity),
                sort(entity),
                find(entity.members(), ClientMember::isExpandable),
                change(entity)));
    }

    private static int richness(ClientEntity entity) {
        int relations = (int) entity.members().stream()
                .filter(ClientMember::isUsual)
                .filter(ClientMember::isExpandable)
                .count();
        return Math.min(relations, 2) * 10 + Math.min(entity.writable().size(), 9);
    }

    private static String filter(ClientEntity entity) {
        for (ClientMember member : entity.members()) {
            if (member.kind() instanceof WireKind.Choice choice && !choice.many()) {
                return member.name() + " == \"" + choice.names().getFirst() + "\"";
            }
        }
        return find(entity.members(), member -> member.kind() == WireKind.Plain.BOOLEAN)
                .map(member -> "!" + member.name())
                .orElse("createdBy == user.id");
    }

    private static String sort(ClientEntity entity) {
        return find(entity.members(), member -> member.kind() == WireKind.Plain.DATE)
                .map(ClientMember::name)
                .filter(entity.queries().sortable()::contains)
                .orElse("createdAt");
    }

    private static Optional<ClientMember> change(ClientEntity entity) {
        return find(entity.writable(), member -> member.kind() instanceof WireKind.Choice choice && !choice.many())
                .or(() -> find(entity.writable(), member -> member.kind() == WireKind.Plain.TEXT))
                .or(() -> find(entity.writable(), member -> member.kind() instanceof WireKind.Plain));
    }

    private static Optional<ClientMember> find(List<ClientMember> members, Predicate<ClientMember> fits) {
        return members.stream().filter(fits).findFirst();
    }
}
