package io.modelwright.core.modeling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What was taken out of an app's design and is kept in its database all the same: the catalogue travels with each version,
 * so that a later one can restore or purge it. Physical names in here are never given to anything else.
 */
public record Retired(List<Table> tables, List<Column> columns, List<Links> links) {

    public static final Retired NOTHING = new Retired(List.of(), List.of(), List.of());

    public Retired {
        tables = List.copyOf(tables);
        columns = List.copyOf(columns);
        links = List.copyOf(links);
    }

    /** What a column, or a group of two, holds. */
    public sealed interface Content {

        /** Values of a field of that type. */
        record Value(FieldType type) implements Content {}

        /** Ids of records of that entity; of people where {@code target} is absent. */
        record Reference(Optional<ElementId> target) implements Content {}
    }

    /** A field or to-one relation inside a retired table; its columns keep the names they had. */
    public record Member(ElementId id, String name, Content content) {}

    /**
     * The table of an entity.
     *
     * @param name what the entity was called
     * @param physicalName what the table is called now
     * @param version the first version without it
     */
    public record Table(ElementId entity, String name, String physicalName, List<Member> members, int version) {
        public Table {
            members = List.copyOf(members);
        }
    }

    /**
     * The columns of one field or to-one relation in a table, live or itself retired.
     *
     * @param entity whose table it is in
     * @param name what the member was called
     * @param physicalName of its column, or what the names of its two columns begin with
     * @param version the first version without it
     */
    public record Column(
            ElementId entity, ElementId member, String name, Content content, String physicalName, int version) {}

    /**
     * The link table of a manyToMany relation, with {@code from_id} and {@code to_id}.
     *
     * @param to the target entity, absent where it was people
     * @param version the first version without it
     */
    public record Links(
            ElementId relation,
            String name,
            ElementId from,
            Optional<ElementId> to,
            String physicalName,
            int version) {}

    public boolean isEmpty() {
        return tables.isEmpty() && columns.isEmpty() && links.isEmpty();
    }

    public Optional<Table> findTable(ElementId entity) {
        return tables.stream().filter(table -> table.entity().equals(entity)).findFirst();
    }

    /** What was retired of that member in that entity's table, the last first. */
    public List<Column> columnsOf(ElementId entity, ElementId member) {
        return columns.stream()
                .filter(column ->
                        column.entity().equals(entity) && column.member().equals(member))
                .sorted(Comparator.comparingInt(Column::version).reversed())
                .toList();
    }

    /** What was last retired of that member in that entity's table. */
    public Optional<Column> findColumn(ElementId entity, ElementId member) {
        return columnsOf(entity, member).stream().findFirst();
    }

    /** What was last retired of that to-one relation in that entity's table, as far as it leads to the same target. */
    public Optional<Column> findReferences(ElementId entity, ElementId relation, Content.Reference reference) {
        return columns.stream()
                .filter(column -> column.entity().equals(entity)
                        && column.member().equals(relation)
                        && column.content().equals(reference))
                .max(Comparator.comparingInt(Column::version));
    }

    /** What was last retired of that relation's links between these two entities; {@code to} is absent for people. */
    public Optional<Links> findLinks(ElementId relation, ElementId from, Optional<ElementId> to) {
        return links.stream()
                .filter(link -> link.relation().equals(relation)
                        && link.from().equals(from)
                        && link.to().equals(to))
                .max(Comparator.comparingInt(Links::version));
    }

    /** All physical names in use. */
    public Set<String> physicalNames() {
        Set<String> result = new HashSet<>();
        tables.forEach(table -> result.add(table.physicalName()));
        columns.forEach(column -> result.add(column.physicalName()));
        links.forEach(link -> result.add(link.physicalName()));
        return result;
    }

    public Retired plus(Table table) {
        return new Retired(appended(tables, table), columns, links);
    }

    public Retired plus(Column column) {
        return new Retired(tables, appended(columns, column), links);
    }

    public Retired plus(Links link) {
        return new Retired(tables, columns, appended(links, link));
    }

    /** Without the objects of those physical names. */
    public Retired without(Predicate<String> physicalName) {
        return new Retired(
                tables.stream()
                        .filter(table -> !physicalName.test(table.physicalName()))
                        .toList(),
                columns.stream()
                        .filter(column -> !physicalName.test(column.physicalName()))
                        .toList(),
                links.stream()
                        .filter(link -> !physicalName.test(link.physicalName()))
                        .toList());
    }

    private static <T> List<T> appended(List<T> items, T item) {
        List<T> result = new ArrayList<>(items);
        result.add(item);
        return result;
    }
}
