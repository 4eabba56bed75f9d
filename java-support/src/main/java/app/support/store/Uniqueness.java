package app.support.store;

import app.support.model.Entity;
import app.support.model.FieldType;
import app.support.model.Member;
import app.support.model.UniqueSet;
import app.support.records.RecordData;
import app.support.sql.Parameter;
import app.support.sql.SqlType;
import app.support.sql.Tables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out which values of a record are taken, so that somebody whose record is refused anyway reads everything that is wrong
 * with it at once. Only tells; what keeps values unique are the constraints. Stateless.
 */
public final class Uniqueness {

    private Uniqueness() {}

    /** @param faulty names of members whose values are no values */
    public static List<UniqueSet> taken(Connection connection, Entity entity, RecordData record, Set<String> faulty)
            throws SQLException {
        List<UniqueSet> taken = new ArrayList<>();
        for (UniqueSet set : entity.uniqueSets()) {
            if (isTaken(connection, entity, record, faulty, set)) {
                taken.add(set);
            }
        }
        return taken;
    }

    private static boolean isTaken(
            Connection connection, Entity entity, RecordData record, Set<String> faulty, UniqueSet set)
            throws SQLException {
        StringBuilder sql = new StringBuilder("SELECT EXISTS (SELECT FROM " + entity.table() + " WHERE \"id\" <> ?");
        List<Parameter> parameters = new ArrayList<>(List.of(new Parameter(SqlType.UUID, record.id())));
        for (String name : set.members()) {
            Object value = record.value(name);
            Optional<String> column = faulty.contains(name) ? Optional.empty() : column(entity, name);
            if (value == null || column.isEmpty()) {
                // what is absent is never taken
                return false;
            }
            sql.append(" AND ").append(column.get()).append(" = ?");
            parameters.add(new Parameter(type(entity, name), value));
        }
        try (PreparedStatement statement =
                connection.prepareStatement(sql.append(')').toString())) {
            for (int i = 0; i < parameters.size(); i++) {
                Binder.bind(statement, i + 1, parameters.get(i), Map.of());
            }
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    private static Optional<String> column(Entity entity, String name) {
        return entity.find(name).flatMap(member -> switch (member) {
            case Member.Column column ->
                isCompared(column.type())
                        ? Optional.of("\"" + column.field().columns().getFirst() + "\"")
                        : Optional.empty();
            case Member.ToOne one -> one.inverse() ? Optional.empty() : Optional.of(Tables.foreignKey(one.relation()));
            case Member.Computed computed -> Optional.empty();
            case Member.ToMany many -> Optional.empty();
            case Member.OfSystem system -> Optional.empty();
        });
    }

    private static SqlType type(Entity entity, String name) {
        return entity.find(name).orElseThrow() instanceof Member.Column column
                ? Tables.types(column.type()).getFirst()
                : SqlType.UUID;
    }

    private static boolean isCompared(FieldType type) {
        return type != FieldType.Plain.JSON
                && type != FieldType.Plain.SECRET
                && type != FieldType.Plain.GEO_POINT
                && !(type instanceof FieldType.Money)
                && !(type instanceof FieldType.MultiChoice);
    }
}
