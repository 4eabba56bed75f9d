package io.modelwright.postgres.modeling;

import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.KeySet;
import io.modelwright.core.modeling.Labels;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.modeling.Relation.Kind;
import io.modelwright.core.modeling.Relation.OnDelete;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** Small designs by hand; the number of an element is its id. */
final class Studio {

    static final FieldType TEXT = new FieldType.Text(OptionalInt.empty(), OptionalInt.empty(), Optional.empty());
    static final FieldType INTEGER = new FieldType.IntegerNumber(Optional.empty(), Optional.empty());

    private Studio() {}

    static ElementId id(int number) {
        return new ElementId(new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + number));
    }

    static Design design(List<Entity> entities, Relation... relations) {
        return new Design(Design.EMPTY.timeZone(), entities, List.of(relations), List.of());
    }

    static Entity entity(int id, String name, Field... fields) {
        return entity(id, name, List.of(), fields);
    }

    static Entity entity(int id, String name, List<KeySet> indexes, Field... fields) {
        return new Entity(id(id), name, Labels.NONE, Optional.empty(), List.of(fields), List.of(), List.of(), indexes);
    }

    static Field field(int id, String name, FieldType type) {
        return new Field(id(id), name, Labels.NONE, type, false, false, Optional.empty());
    }

    static Field required(int id, String name, FieldType type) {
        return new Field(id(id), name, Labels.NONE, type, true, false, Optional.empty());
    }

    static Field unique(int id, String name, FieldType type) {
        return new Field(id(id), name, Labels.NONE, type, false, true, Optional.empty());
    }

    static Relation relation(int id, String from, String name, Kind kind, String to) {
        return new Relation(
                id(id),
                from,
                name,
                Labels.NONE,
                kind,
                to,
                Optional.empty(),
                false,
                kind == Kind.MANY_TO_MANY ? OnDelete.CASCADE : OnDelete.RESTRICT);
    }
}
