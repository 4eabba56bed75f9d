package app.support.model;

import app.support.expression.Compilation;
import app.support.expression.Expectation;
import app.support.expression.Expr;
import app.support.expression.Expressions;
import app.support.expression.PatternReading;
import app.support.expression.PortablePattern;
import app.support.expression.SystemField;
import app.support.expression.ValueType;
import app.support.json.JsonBodies;
import app.support.json.JsonPointer;
import app.support.problem.FieldErrors;
import app.support.values.ValueCodec;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** All entities of the application and what they say of each other. Immutable but for a cache of rights; thread-safe. */
public final class AppModel {

    private final int version;
    private final ZoneId timeZone;
    private final List<EntityDefinition> definitions;
    private final Map<String, Entity> entities = new LinkedHashMap<>();
    private final Map<Set<String>, RecordRights> rights = new ConcurrentHashMap<>();

    /**
     * @param version of the model, which cursors are bound to
     * @param timeZone where {@code today()} is
     */
    public AppModel(int version, ZoneId timeZone, List<EntityDefinition> definitions) {
        this.version = version;
        this.timeZone = timeZone;
        this.definitions = List.copyOf(definitions);
        for (EntityDefinition definition : definitions) {
            entities.put(
                    definition.name(),
                    new Entity(definition, members(definition), patterns(definition), defaults(definition)));
        }
    }

    public int version() {
        return version;
    }

    public ZoneId timeZone() {
        return timeZone;
    }

    public Collection<Entity> entities() {
        return entities.values();
    }

    public Optional<Entity> find(String name) {
        return Optional.ofNullable(entities.get(name));
    }

    /** The entity that the history of records calls so. */
    public Optional<Entity> findByKey(String key) {
        return entities.values().stream()
                .filter(entity -> entity.key().equals(key))
                .findFirst();
    }

    public Entity entity(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no entity " + name));
    }

    /** What somebody with these roles may do; the same object for the same roles. */
    public RecordRights rights(Set<String> roles) {
        return rights.computeIfAbsent(roles, missing -> RecordRights.of(this, missing));
    }

    Optional<EntityDefinition> definition(String name) {
        return definitions.stream()
                .filter(definition -> definition.name().equals(name))
                .findFirst();
    }

    /** The relations that end at that entity. */
    public List<Relation> relationsTo(String entity) {
        return definitions.stream()
                .flatMap(definition -> definition.relations().stream())
                .filter(relation -> relation.to().equals(entity))
                .toList();
    }

    private Map<String, Member> members(EntityDefinition definition) {
        Map<String, Member> members = new LinkedHashMap<>();
        for (SystemField system : SystemField.values()) {
            members.put(system.member(), new Member.OfSystem(system));
        }
        for (Field field : definition.fields()) {
            members.put(field.name(), member(definition, field));
        }
        definition.relations().stream()
                .filter(Relation::isToOne)
                .forEach(relation -> members.put(relation.name(), new Member.ToOne(relation.name(), relation, false)));
        for (Relation relation : relationsTo(definition.name())) {
            relation.inverse().ifPresent(name -> members.put(name, inverse(name, relation)));
        }
        definition.relations().stream()
                .filter(relation -> !relation.isToOne())
                .forEach(relation -> members.put(
                        relation.name(), new Member.ToMany(relation.name(), relation, Member.ToMany.Side.LINKS_FROM)));
        return members;
    }

    private Member member(EntityDefinition definition, Field field) {
        if (field.type() instanceof FieldType.Formula formula) {
            Expectation expected = Expectation.of(ValueType.of(formula.result()));
            return switch (Expressions.compile(formula.expression(), new ModelScope(this, definition), expected)) {
                case Compilation.Compiled(Expr expr) -> new Member.Computed(field, formula.result(), expr);
                case Compilation.Failed failed ->
                    throw new IllegalArgumentException("formula " + field.name() + ": " + failed.faults());
            };
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

    private static Map<String, PortablePattern> patterns(EntityDefinition definition) {
        Map<String, PortablePattern> patterns = new LinkedHashMap<>();
        for (Field field : definition.fields()) {
            if (field.type() instanceof FieldType.Text text && text.pattern().isPresent()) {
                patterns.put(
                        field.name(),
                        switch (PortablePattern.read("^(" + text.pattern().get() + ")$")) {
                            case PatternReading.Accepted(PortablePattern pattern) -> pattern;
                            case PatternReading.Refused refused ->
                                throw new IllegalArgumentException("pattern of " + field.name() + ": " + refused);
                        });
            }
        }
        return patterns;
    }

    private static Map<String, Object> defaults(EntityDefinition definition) {
        Map<String, Object> defaults = new LinkedHashMap<>();
        for (Field field : definition.fields()) {
            field.defaultValue().ifPresent(json -> {
                FieldErrors errors = new FieldErrors();
                Object value = ValueCodec.decode(field.type(), JsonBodies.parse(json), JsonPointer.ROOT, errors);
                if (value == null) {
                    throw new IllegalArgumentException("default of " + field.name() + ": " + errors.toList());
                }
                defaults.put(field.name(), value);
            });
        }
        return defaults;
    }
}
