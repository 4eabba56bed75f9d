package io.modelwright.core.exchange.data;

import io.modelwright.core.exchange.Note;
import io.modelwright.core.exchange.mapping.Correspondence.FieldMap;
import io.modelwright.core.exchange.mapping.Correspondence.TableMap;
import io.modelwright.core.exchange.mapping.ValueText;
import io.modelwright.core.exchange.source.SourceColumn;
import io.modelwright.core.exchange.source.SourceRows.Cell;
import io.modelwright.core.exchange.source.SourceType;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.records.FieldValues;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonPointer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The values of one table's rows in the form that they have on the wire. Not for use by several threads. */
final class RowValues {

    private final TableMap table;
    private final Optional<Entity> entity;
    private final Function<String, Optional<Json>> json;
    private final Consumer<Note> notes;

    RowValues(Design design, TableMap table, Function<String, Optional<Json>> json, Consumer<Note> notes) {
        this.table = table;
        this.entity = design.findEntity(table.entity());
        this.json = json;
        this.notes = notes;
    }

    void put(TableRows.KeyedRow row, Json.ObjectBuilder record) {
        for (SourceColumn column : table.table().columns()) {
            FieldMap map = table.fields().get(column.name());
            Optional<Field> field =
                    map == null ? Optional.empty() : entity.flatMap(known -> known.findField(map.field()));
            if (map != null && field.isPresent() && !(field.get().type() instanceof FieldType.Formula)) {
                record.put(map.field(), value(row, column, map, field.get()));
            }
        }
    }

    private Json value(TableRows.KeyedRow row, SourceColumn column, FieldMap map, Field field) {
        return switch (row.cells().getOrDefault(column.name(), new Cell.Null())) {
            case Cell.Null nothing -> Json.JsonNull.NULL;
            case Cell.Default same -> Json.JsonNull.NULL;
            case Cell.Unknown(String text) -> lost(row, map, "an expression, " + Note.quoted(text));
            case Cell.Value(String text) -> {
                if (column.type() instanceof SourceType.Binary) {
                    yield lost(row, map, "bytes");
                }
                Optional<Json> value = column.type() instanceof SourceType.Listed
                        ? ValueText.list(text, json)
                        : ValueText.wire(field.type(), text, map.words(), json);
                yield value.map(known -> checked(row, map, field, known))
                        .orElseGet(() -> lost(row, map, Note.quoted(text)));
            }
        };
    }

    private Json checked(TableRows.KeyedRow row, FieldMap map, Field field, Json value) {
        List<Finding> faults = FieldValues.faults(field.type(), value, JsonPointer.ROOT);
        if (!faults.isEmpty()) {
            notes.accept(Note.warning(
                    row.line(),
                    "value-not-valid",
                    table.entity() + "." + map.field() + " would be refused: "
                            + faults.getFirst().message()));
        }
        return value;
    }

    private Json lost(TableRows.KeyedRow row, FieldMap map, String what) {
        notes.accept(Note.warning(
                row.line(),
                "value-not-carried",
                table.entity() + "." + map.field() + " is empty in this record: it was " + what + "."));
        return Json.JsonNull.NULL;
    }
}
