package app.support.model;

import app.support.expression.PortablePattern;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One entity of an {@link AppModel}, ready for requests. Equal only to itself; immutable. */
public final class Entity {

    private final EntityDefinition definition;
    private final Map<String, Member> members;
    private final Map<String, PortablePattern> patterns;
    private final Map<String, Object> defaults;

    /**
     * @param members by name, in the order of the wire: system members, fields, to-one relations, then to-many ones
     * @param patterns what whole values of text fields match, by the name of the field
     * @param defaults the values of new records where none is given, by the name of the field
     */
    Entity(
            EntityDefinition definition,
            Map<String, Member> members,
            Map<String, PortablePattern> patterns,
            Map<String, Object> defaults) {
        this.definition = definition;
        this.members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        this.patterns = Map.copyOf(patterns);
        this.defaults = Map.copyOf(defaults);
    }

    /** What the history of records calls it, whatever its name becomes. */
    public String key() {
        return definition.key();
    }

    public String name() {
        return definition.name();
    }

    /** Its table, quoted. */
    public String table() {
        return "\"" + definition.table() + "\"";
    }

    public Map<String, Member> members() {
        return members;
    }

    public Optional<Member> find(String name) {
        return Optional.ofNullable(members.get(name));
    }

    public Map<String, PortablePattern> patterns() {
        return patterns;
    }

    public Map<String, Object> defaults() {
        return defaults;
    }

    public List<UniqueSet> uniqueSets() {
        return definition.uniqueSets();
    }

    public List<StoredRule> rules() {
        return definition.rules();
    }

    public List<Permission> permissions() {
        return definition.permissions();
    }

    /** The relations that start here. */
    public List<Relation> relations() {
        return definition.relations();
    }

    /** The fields that have columns. */
    public List<Member.Column> columns() {
        return membersOf(Member.Column.class);
    }

    /** The to-one relations whose foreign key this entity holds. */
    public List<Member.ToOne> references() {
        return membersOf(Member.ToOne.class).stream()
                .filter(member -> !member.inverse())
                .toList();
    }

    /** The manyToMany relations that start here, which records of this entity write. */
    public List<Member.ToMany> linkSets() {
        return membersOf(Member.ToMany.class).stream()
                .filter(member -> member.side() == Member.ToMany.Side.LINKS_FROM)
                .toList();
    }

    /** The fields that hold files. */
    public List<Member.Column> fileFields() {
        return columns().stream().filter(column -> column.type().isFile()).toList();
    }

    private <M extends Member> List<M> membersOf(Class<M> kind) {
        return members.values().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    @Override
    public String toString() {
        return "Entity[" + name() + "]";
    }
}
