package app.support.model;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What somebody with certain roles may do with the records of each entity. Equal only to itself; immutable, thread-safe. */
public final class RecordRights {

    /** The role that may do everything. */
    public static final String ADMIN = "admin";

    /**
     * The roles that read every record, and do everything with each. No account has them: they are for people of the platform who
     * come to records.
     */
    public static final String READER = "@reader";

    public static final String EDITOR = "@editor";

    private final AppModel model;
    private final Map<String, EntityRights> byEntity = new HashMap<>();

    private RecordRights(AppModel model) {
        this.model = model;
    }

    static RecordRights of(AppModel model, Set<String> roles) {
        RecordRights rights = new RecordRights(model);
        for (Entity entity : model.entities()) {
            Map<Action, List<Permission>> grants = new EnumMap<>(Action.class);
            for (Action action : Action.values()) {
                boolean isFree = roles.contains(ADMIN)
                        || roles.contains(EDITOR)
                        || (action == Action.READ && roles.contains(READER));
                grants.put(action, isFree ? List.of(Permission.UNLIMITED) : granted(entity, roles, action));
            }
            rights.byEntity.put(entity.name(), new EntityRights(rights, entity, grants));
        }
        return rights;
    }

    private static List<Permission> granted(Entity entity, Set<String> roles, Action action) {
        return entity.permissions().stream()
                .filter(permission -> roles.contains(permission.role())
                        && permission.actions().contains(action))
                .toList();
    }

    public AppModel model() {
        return model;
    }

    public EntityRights of(Entity entity) {
        return of(entity.name());
    }

    /** The rights on an entity of this application by its name. */
    public EntityRights of(String entity) {
        EntityRights rights = byEntity.get(entity);
        if (rights == null) {
            throw new IllegalArgumentException("no entity " + entity);
        }
        return rights;
    }

    /** Which of the records that a relation leads to can be read; people always can, by their id. */
    public Access reach(Member.ToOne member) {
        return member.targetsUsers() ? Access.Fixed.ALL : of(member.target()).access(Action.READ);
    }
}
