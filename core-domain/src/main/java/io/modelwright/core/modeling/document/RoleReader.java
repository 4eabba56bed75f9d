package io.modelwright.core.modeling.document;

import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.ElementPointers;
import io.modelwright.core.modeling.Permission;
import io.modelwright.core.modeling.Permission.Action;
import io.modelwright.core.modeling.Role;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the roles of a design with their permissions. Not for use by several threads. */
final class RoleReader {

    private final ElementIdentities identities;
    private final Complaints complaints;
    private final ElementPointers.Builder places;

    RoleReader(ElementIdentities identities, Complaints complaints, ElementPointers.Builder places) {
        this.identities = identities;
        this.complaints = complaints;
        this.places = places;
    }

    List<Role> read(ObjectNode root) {
        List<ObjectNode> nodes = new ArrayList<>();
        root.items("roles").forEach(item -> root.object(item).ifPresent(nodes::add));
        List<ElementIdentities.Sent> sent = nodes.stream()
                .map(node -> ElementIdentities.Sent.named(node, "name"))
                .toList();
        List<ElementId> ids = identities.assign(
                sent, ElementIdentities.names(identities.current().roles(), Role::id, Role::name), "roles", complaints);
        List<Role> roles = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            ObjectNode node = nodes.get(i);
            places.put(ids.get(i), node.place());
            roles.add(new Role(
                    ids.get(i), node.requireText("name"), DocumentReader.labels(node, false), readPermissions(node)));
            node.ignore("id");
            node.refuseOtherKeys("A role");
        }
        return roles;
    }

    /** The permissions, one for each item of the list, so that they keep their places. */
    private List<Permission> readPermissions(ObjectNode role) {
        List<Permission> permissions = new ArrayList<>();
        for (ObjectNode.Item item : role.items("permissions")) {
            Optional<ObjectNode> node = role.object(item);
            permissions.add(
                    node.isPresent()
                            ? readPermission(node.get())
                            : new Permission("", Set.of(), Optional.empty(), List.of(), List.of()));
        }
        return permissions;
    }

    private Permission readPermission(ObjectNode node) {
        Permission permission = new Permission(
                node.requireText("entity"),
                readActions(node),
                node.findLabel("where"),
                node.texts("hiddenFields"),
                node.texts("readOnlyFields"));
        node.refuseOtherKeys("A permission");
        return permission;
    }

    private Set<Action> readActions(ObjectNode node) {
        Set<Action> actions = EnumSet.noneOf(Action.class);
        List<ObjectNode.Item> items = node.items("actions");
        List<String> keywords = node.texts(items);
        for (int i = 0; i < keywords.size(); i++) {
            String keyword = keywords.get(i);
            Optional<Action> action = EnumSet.allOf(Action.class).stream()
                    .filter(candidate -> keyword(candidate).equals(keyword))
                    .findFirst();
            action.ifPresent(actions::add);
            if (action.isEmpty() && !keyword.isEmpty()) {
                complaints.damaging(
                        "unknown-action", items.get(i).place(), "Expected read, create, update or delete here.");
            }
        }
        return actions;
    }

    /** How the document writes that action. */
    static String keyword(Action action) {
        return action.name().toLowerCase(Locale.ROOT);
    }
}
