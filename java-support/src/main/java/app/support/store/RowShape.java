package app.support.store;

import app.support.json.JsonWriter;
import app.support.model.Entity;
import app.support.model.RecordRights;
import app.support.query.Selection;
import app.support.sql.RecordReads;
import app.support.sql.RowLayout;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** A layout made ready for writing rows as JSON objects: names encoded, forms looked up. Immutable, thread-safe. */
final class RowShape {

    /** Something that the rows do not hold: where in the JSON it goes and whose it is. */
    record Hole(int offset, Related related, UUID parent) {}

    private sealed interface Node {
        JsonWriter.Name name();
    }

    private record Scalar(JsonWriter.Name name, Form form, int column) implements Node {}

    private record Ids(JsonWriter.Name name, int column) implements Node {}

    private record Nested(JsonWriter.Name name, RowShape target) implements Node {}

    private record Many(JsonWriter.Name name, int parentColumn, Related related) implements Node {}

    /** The statements behind a to-many member. */
    static final class Related {
        private final Selection.Many item;
        private final Entity owner;
        private final RecordReads.Query first;
        private final RecordReads.Query continued;
        private final RowShape shape;

        Related(RecordRights rights, Entity owner, Selection.Many item) {
            this.item = item;
            this.owner = owner;
            this.first = RecordReads.related(rights, item, false);
            this.continued = RecordReads.related(rights, item, true);
            this.shape = new RowShape(rights, first.layout());
        }

        Selection.Many item() {
            return item;
        }

        Entity owner() {
            return owner;
        }

        RecordReads.Query query(boolean behind) {
            return behind ? continued : first;
        }

        RowShape shape() {
            return shape;
        }
    }

    private final int idColumn;
    private final List<Node> nodes;

    RowShape(RecordRights rights, RowLayout layout) {
        this.idColumn = layout.idColumn();
        Entity owner = layout.selection().entity();
        this.nodes =
                layout.cells().stream().map(cell -> node(rights, owner, cell)).toList();
    }

    private static Node node(RecordRights rights, Entity owner, RowLayout.Cell cell) {
        return switch (cell) {
            case RowLayout.Cell.Value(Selection.Value item, int column) ->
                new Scalar(JsonWriter.Name.of(item.member().name()), Form.of(item.member()), column);
            case RowLayout.Cell.Links(Selection.Links item, int column) ->
                new Ids(JsonWriter.Name.of(item.member().name()), column);
            case RowLayout.Cell.One(Selection.One item, RowLayout target) ->
                new Nested(JsonWriter.Name.of(item.member().name()), new RowShape(rights, target));
            case RowLayout.Cell.Many(Selection.Many item, int column) ->
                new Many(JsonWriter.Name.of(item.member().name()), column, new Related(rights, owner, item));
        };
    }

    int idColumn() {
        return idColumn;
    }

    /** Writes the current row as an object, or null where it holds no record; adds what is still to be filled in. */
    void write(ResultSet rows, JsonWriter json, List<Hole> holes) throws SQLException {
        if (rows.getObject(idColumn) == null) {
            json.nullValue();
            return;
        }
        json.beginObject();
        for (Node node : nodes) {
            json.name(node.name());
            switch (node) {
                case Scalar scalar -> scalar.form().write(rows, scalar.column(), json);
                case Ids ids -> ids(rows, ids.column(), json);
                case Nested nested -> nested.target().write(rows, json, holes);
                case Many many -> {
                    UUID parent = rows.getObject(many.parentColumn(), UUID.class);
                    if (parent == null) {
                        json.nullValue();
                    } else {
                        holes.add(new Hole(json.hole(), many.related(), parent));
                    }
                }
            }
        }
        json.endObject();
    }

    private static void ids(ResultSet rows, int column, JsonWriter json) throws SQLException {
        List<?> ids = Columns.list(rows, column);
        if (ids == null) {
            json.nullValue();
            return;
        }
        json.beginArray();
        ids.forEach(id -> json.plain(id.toString()));
        json.endArray();
    }
}
