package io.modelwright.postgres.records;

import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.records.Member;
import io.modelwright.core.sql.SqlType;
import io.modelwright.core.sql.records.RecordReads;
import io.modelwright.core.sql.records.RowLayout;
import io.modelwright.core.sql.records.Tables;
import io.modelwright.ports.records.driven.RecordStore.ListQuery;
import io.modelwright.ports.records.driven.RecordStore.RowSink;
import io.modelwright.postgres.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a whole list through a cursor of the server, some rows at a time. Stateless. */
final class Scan {

    private static final int ROWS_AT_A_TIME = 500;

    private Scan() {}

    /** Null where the fence did not hold. */
    static @Nullable Long run(Connection connection, RecordReads.Query query, ListQuery asked, RowSink sink)
            throws SQLException {
        // the server keeps a cursor only inside a transaction
        return Transactions.on(connection, same -> Optional.ofNullable(rows(same, query, asked, sink)), scanned -> true)
                .orElse(null);
    }

    private static @Nullable Long rows(Connection connection, RecordReads.Query query, ListQuery asked, RowSink sink)
            throws SQLException {
        Map<String, @Nullable Object> slots = StatementSlots.of(asked.fence(), asked.context());
        try (PreparedStatement statement = Binder.prepare(connection, query.sql(), slots)) {
            statement.setFetchSize(ROWS_AT_A_TIME);
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return null;
                }
                long count = 0;
                do {
                    if (rows.getObject(query.layout().idColumn()) == null) {
                        break;
                    }
                    sink.row(values(rows, query.layout()));
                    count++;
                } while (rows.next());
                return count;
            }
        }
    }

    private static List<@Nullable Object> values(ResultSet rows, RowLayout layout) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        for (RowLayout.Cell cell : layout.cells()) {
            values.add(
                    switch (cell) {
                        case RowLayout.Cell.Value value ->
                            value(rows, value.item().member(), value.column());
                        case RowLayout.Cell.Links links -> Columns.list(rows, links.column());
                        case RowLayout.Cell.One one ->
                            throw new IllegalArgumentException(
                                    "not to be scanned: " + one.item().member().name());
                        case RowLayout.Cell.Many many ->
                            throw new IllegalArgumentException(
                                    "not to be scanned: " + many.item().member().name());
                    });
        }
        return values;
    }

    private static @Nullable Object value(ResultSet rows, Member member, int column) throws SQLException {
        return switch (member) {
            case Member.OfSystem system ->
                switch (system.field()) {
                    case ID, CREATED_BY, UPDATED_BY -> Columns.read(rows, column, SqlType.UUID);
                    case VERSION -> Columns.read(rows, column, SqlType.BIGINT);
                    case CREATED_AT, UPDATED_AT -> Columns.instant(rows, column);
                };
            case Member.Column field -> {
                if (field.type() == FieldType.Plain.SECRET) {
                    yield rows.getBoolean(column) ? Boolean.TRUE : null;
                }
                Object first =
                        Columns.read(rows, column, Tables.types(field.type()).getFirst());
                yield first == null ? null : RecordRows.assembled(field.type(), first, rows, column);
            }
            case Member.Computed computed -> Columns.read(rows, column, Tables.type(computed.result()));
            case Member.ToOne one -> Columns.read(rows, column, SqlType.UUID);
            case Member.ToMany many -> throw new IllegalArgumentException("not to be scanned: " + many.name());
        };
    }
}
