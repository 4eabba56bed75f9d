package io.modelwright.core.records;

import io.modelwright.core.expression.Expr;
import io.modelwright.core.modeling.Permission;
import io.modelwright.core.modeling.Role;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What one standing in one version of an app may do with the records of each entity. Equal only to itself; immutable,
 * thread-safe.
 */
public final class RecordRights {

    private final CompiledApp app;
    private final Map<String, EntityRights> byEntity = new HashMap<>();

    private RecordRights(CompiledApp app) {
        this.app = app;
    }

    static RecordRights derive(CompiledApp app, RightsBasis basis) {
        RecordRights rights = new RecordRights(app);
        app.design()
                .entities()
                .forEach(entity -> rights.byEntity.put(
                        entity.name(),
                        new EntityRights(rights, app.entity(entity.name()), grants(app, basis, entity.name()))));
        return rights;
    }

    private static Map<Permission.Action, List<Grant>> grants(CompiledApp app, RightsBasis basis, String entity) {
        Map<Permission.Action, List<Grant>> result = new EnumMap<>(Permission.Action.class);
        for (Permission.Action action : Permission.Action.values()) {
            result.put(
                    action,
                    switch (basis) {
                        case RightsBasis.Workspace.EVERYTHING -> List.of(Grant.UNLIMITED);
                        case RightsBasis.Workspace.READING ->
                            action == Permission.Action.READ ? List.of(Grant.UNLIMITED) : List.of();
                        case RightsBasis.AppRoles roles ->
                            grantsOf(app, roles, entity, action).toList();
                    });
        }
        return result;
    }

    private static Stream<Grant> grantsOf(
            CompiledApp app, RightsBasis.AppRoles basis, String entity, Permission.Action action) {
        return app.design().roles().stream()
                .filter(role -> basis.roles().contains(role.id()))
                .map(Role::permissions)
                .flatMap(List::stream)
                .filter(permission -> permission.entity().equals(entity)
                        && permission.actions().contains(action))
                .map(permission -> new Grant(
                        app.condition(permission).<Access>map(Access.Where::new).orElse(Access.Fixed.ALL),
                        Set.copyOf(permission.hiddenFields()),
                        Set.copyOf(permission.readOnlyFields())));
    }

    public CompiledApp app() {
        return app;
    }

    public EntityRights of(EntityPlan entity) {
        return of(entity.name());
    }

    /** The rights on an entity of this app by its name. */
    public EntityRights of(String entity) {
        EntityRights rights = byEntity.get(entity);
        if (rights == null) {
            throw new IllegalArgumentException("no entity " + entity + " in app " + app.app());
        }
        return rights;
    }

    /** Which of the records that a relation leads to can be read; people always can, by their id. */
    public Access reach(Member.ToOne member) {
        return member.targetsUsers() ? Access.Fixed.ALL : of(member.target()).access(Permission.Action.READ);
    }

    /** One permission: where it applies and what it leaves out. */
    record Grant(Access rows, Set<String> hidden, Set<String> readOnly) {
        static final Grant UNLIMITED = new Grant(Access.Fixed.ALL, Set.of(), Set.of());

        boolean shows(String member) {
            return !hidden.contains(member);
        }

        boolean writes(String member) {
            return !hidden.contains(member) && !readOnly.contains(member);
        }
    }

    /** The condition of rows that can be read, where there is one. */
    public Optional<Expr> readableWhere(EntityPlan entity) {
        return of(entity).access(Permission.Action.READ).condition();
    }
}
