package io.modelwright.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.exchange.ImportFormat;
import io.modelwright.core.exchange.export.SqlExport;
import io.modelwright.core.exchange.mapping.DesignMapping;
import io.modelwright.core.exchange.mapping.MappingOptions;
import io.modelwright.core.exchange.source.SourceModel;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.shared.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A design that leaves as SQL and comes back: what SQL can carry is the same. */
final class RoundTripTest {

    @Provide
    Arbitrary<Design> designs() {
        return io.modelwright.testkit.modeling.Designs.designs();
    }

    @Property(tries = 60)
    void designShouldComeBackFromItsTables(@ForAll("designs") Design design) {
        Outcome<SourceModel> read =
                new TextModelReader(Duration.ofMinutes(5)).read(ImportFormat.SQL, SqlExport.of(design), "t");
        Design back = DesignMapping.map(((Outcome.Done<SourceModel>) read).value(), new MappingOptions(false))
                .design();

        assertThat(entities(back)).containsAll(entities(design));
        assertThat(fields(back)).containsAll(fields(design));
        assertThat(relations(back)).containsAll(relations(design));
        if (design.relations().stream().noneMatch(Relation::targetsUsers)) {
            // Nothing in the tables says that a column holds people: their links come back as something else.
            assertThat(entities(back)).isEqualTo(entities(design));
            assertThat(relations(back)).isEqualTo(relations(design));
        }
    }

    private static Set<String> entities(Design design) {
        return design.entities().stream().map(entity -> entity.name()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those that are one column of a type that SQL has, with what SQL says of them. */
    private static Set<String> fields(Design design) {
        Set<String> fields = new TreeSet<>();
        design.entities()
                .forEach(entity -> entity.fields().stream()
                        .filter(field -> isPlain(field.type()))
                        .forEach(field -> fields.add(entity.name() + "." + describe(entity, field))));
        return fields;
    }

    private static boolean isPlain(FieldType type) {
        return switch (type.keyword()) {
            case "integer",
                    "long",
                    "decimal",
                    "float",
                    "boolean",
                    "date",
                    "time",
                    "dateTime",
                    "duration",
                    "uuid",
                    "json" -> true;
            default -> false;
        };
    }

    private static String describe(Entity entity, Field field) {
        boolean unique = field.unique() || isUnique(entity, field.name());
        return field.name() + ":" + field.type().keyword() + (field.required() ? "!" : "") + (unique ? "^" : "");
    }

    /** A unique set of one member says what unique does. */
    private static boolean isUnique(Entity entity, String member) {
        return entity.uniqueSets().stream().anyMatch(set -> set.members().equals(List.of(member)));
    }

    private static Relation.Kind kind(Design design, Relation relation) {
        boolean unique = design.findEntity(relation.from())
                .filter(entity -> isUnique(entity, relation.name()))
                .isPresent();
        return unique ? Relation.Kind.ONE_TO_ONE : relation.kind();
    }

    private static Set<String> relations(Design design) {
        return design.relations().stream()
                .filter(relation -> !relation.targetsUsers())
                .map(relation ->
                        relation.from() + "." + relation.name() + ":" + kind(design, relation) + ":" + relation.to()
                                + (relation.required() ? "!" : "")
                                + (relation.kind() == Relation.Kind.MANY_TO_MANY ? "" : relation.onDelete()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
