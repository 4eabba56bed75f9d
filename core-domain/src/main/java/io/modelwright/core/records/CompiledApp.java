package io.modelwright.core.records;

import io.modelwright.core.expression.Compilation;
import io.modelwright.core.expression.DesignScope;
import io.modelwright.core.expression.Expectation;
import io.modelwright.core.expression.Expr;
import io.modelwright.core.expression.Expressions;
import io.modelwright.core.expression.Scope;
import io.modelwright.core.expression.SystemField;
import io.modelwright.core.expression.ValueType;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.Permission;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.modeling.Role;
import io.modelwright.core.modeling.Rule;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonPointer;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One published version of one app, compiled once and used by every request: what a request needs of the design is looked
 * up here, never walked. Immutable but for a cache of rights; safe for many threads.
 */
public final class CompiledApp {

    private final AppId app;
    private final int version;
    private final String schema;
    private final Design design;
    private final Map<String, EntityPlan> entities;
    private final IdentityHashMap<Permission, Expr> grants;
    private final Map<RightsBasis, RecordRights> rights = new ConcurrentHashMap<>();

    private CompiledApp(AppId app, int version, String schema, Design design) {
        this.app = app;
        this.version = version;
        this.schema = schema;
        this.design = design;
        this.entities = compileEntities(design);
        this.grants = compileGrants(design);
    }

    /**
     * Compiles a published design.
     *
     * @param schema the PostgreSQL schema of its tables
     * @throws IllegalArgumentException where an expression of the design does not compile, which publishing rules out
     */
    public static CompiledApp compile(AppId app, int version, String schema, Design design) {
        return new CompiledApp(app, version, schema, design);
    }

    public AppId app() {
        return app;
    }

    public int version() {
        return version;
    }

    public String schema() {
        return schema;
    }

    public ZoneId timeZone() {
        return design.timeZone();
    }

    public Design design() {
        return design;
    }

    /** The entity of that name or id. */
    public Optional<EntityPlan> find(String nameOrId) {
        return Optional.ofNullable(entities.get(nameOrId));
    }

    /** The entity of that name, which the design has. */
    public EntityPlan entity(String name) {
        EntityPlan plan = entities.get(name);
        if (plan == null) {
            throw new IllegalArgumentException("no entity " + name + " in version " + version + " of app " + app);
        }
        return plan;
    }

    /** What somebody of that standing may do; the same object for the same basis. */
    public RecordRights rights(RightsBasis basis) {
        return rights.computeIfAbsent(basis, missing -> RecordRights.derive(this, missing));
    }

    /** The compiled {@code where} of a permission of this design. */
    public Optional<Expr> condition(Permission permission) {
        return Optional.ofNullable(grants.get(permission));
    }

    private static Map<String, EntityPlan> compileEntities(Design design) {
        Map<String, EntityPlan> result = new LinkedHashMap<>();
        for (Entity entity : design.entities()) {
            Scope scope = DesignScope.of(design, entity);
            List<CompiledRule> rules = new ArrayList<>();
            for (Rule rule : entity.rules()) {
                Expr condition = compile(rule.expression(), scope, Expectation.CONDITION);
                rules.add(new CompiledRule(rule, condition, readsRelated(condition)));
            }
            EntityPlan plan = new EntityPlan(
                    entity, members(design, entity, scope), rules, patterns(entity, scope), defaults(entity));
            result.put(entity.name(), plan);
            result.put(entity.id().toString(), plan);
        }
        return result;
    }

    private static Map<String, Member> members(Design design, Entity entity, Scope scope) {
        Map<String, Member> members = new LinkedHashMap<>();
        for (SystemField system : SystemField.values()) {
            members.put(system.member(), new Member.OfSystem(system));
        }
        for (Field field : entity.fields()) {
            members.put(field.name(), member(field, scope));
        }
        design.relationsFrom(entity.name()).stream()
                .filter(Relation::isToOne)
                .forEach(relation -> members.put(relation.name(), new Member.ToOne(relation.name(), relation, false)));
        for (Relation relation : design.relationsTo(entity.name())) {
            relation.inverse().ifPresent(name -> members.put(name, inverse(name, relation)));
        }
        design.relationsFrom(entity.name()).stream()
                .filter(relation -> !relation.isToOne())
                .forEach(relation -> members.put(
                        relation.name(), new Member.ToMany(relation.name(), relation, Member.ToMany.Side.LINKS_FROM)));
        return members;
    }

    private static List<EntityPlan.CompiledPattern> patterns(Entity entity, Scope scope) {
        List<EntityPlan.CompiledPattern> patterns = new ArrayList<>();
        for (Field field : entity.fields()) {
            if (field.type() instanceof FieldType.Text text && text.pattern().isPresent()) {
                String whole = "^(" + text.pattern().get() + ")$";
                String source = field.name() + ".matches(" + quoted(whole) + ")";
                patterns.add(new EntityPlan.CompiledPattern(field, compile(source, scope, Expectation.CONDITION)));
            }
        }
        return patterns;
    }

    private static String quoted(String text) {
        StringBuilder literal = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                literal.append('\\').append((char) c);
            } else if (c < 0x20) {
                literal.append(String.format("\\u%04x", c));
            } else {
                literal.append((char) c);
            }
        });
        return literal.append('"').toString();
    }

    private static Map<ElementId, Object> defaults(Entity entity) {
        Map<ElementId, Object> defaults = new LinkedHashMap<>();
        for (Field field : entity.fields()) {
            Json given = field.defaultValue().orElse(Json.JsonNull.NULL);
            if (given != Json.JsonNull.NULL) {
                Faults faults = new Faults();
                Object value = ValueCodec.decode(field.type(), given, JsonPointer.ROOT, faults);
                if (value == null) {
                    throw new IllegalArgumentException(
                            "a published default is no value of " + field.name() + ": " + faults.toList());
                }
                defaults.put(field.id(), value);
            }
        }
        return defaults;
    }

    private static Member member(Field field, Scope scope) {
        if (field.type() instanceof FieldType.Formula formula) {
            Expr expression = compile(formula.expression(), scope, Expectation.of(ValueType.of(formula.result())));
            return new Member.Computed(field, formula.result(), expression);
        }
        return new Member.Column(field);
    }

    private static Member inverse(String name, Relation relation) {
        return switch (relation.kind()) {
            case ONE_TO_ONE -> new Member.ToOne(name, relation, true);
            case MANY_TO_ONE -> new Member.ToMany(name, relation, Member.ToMany.Side.INVERSE);
            case MANY_TO_MANY -> new Member.ToMany(name, relation, Member.ToMany.Side.LINKS_TO);
        };
    }

    private static IdentityHashMap<Permission, Expr> compileGrants(Design design) {
        IdentityHashMap<Permission, Expr> result = new IdentityHashMap<>();
        for (Role role : design.roles()) {
            for (Permission permission : role.permissions()) {
                Entity entity = design.findEntity(permission.entity())
                        .orElseThrow(() -> new IllegalArgumentException(
                                "role " + role.name() + " names the unknown entity " + permission.entity()));
                permission
                        .where()
                        .ifPresent(where -> result.put(
                                permission, compile(where, DesignScope.of(design, entity), Expectation.CONDITION)));
            }
        }
        return result;
    }

    private static Expr compile(String source, Scope scope, Expectation expected) {
        return switch (Expressions.compile(source, scope, expected)) {
            case Compilation.Compiled(Expr expr) -> expr;
            case Compilation.Failed failed ->
                throw new IllegalArgumentException(
                        "a published expression does not compile: " + source + ": " + failed.faults());
        };
    }

    /** Whether the expression reads what only other records hold. */
    static boolean readsRelated(Expr expr) {
        if (expr instanceof Expr.Path path && !path.relations().isEmpty()) {
            return true;
        }
        return expr.parts().stream().anyMatch(CompiledApp::readsRelated);
    }
}
