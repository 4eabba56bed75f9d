package app.support.store;

import app.support.model.Entity;
import app.support.model.RecordRights;
import app.support.records.RequestContext;
import app.support.sql.Parameter;
import app.support.sql.SqlText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks the database about a change before it is made, in one statement for all checks. Stateless. */
public final class WriteChecks {

    private WriteChecks() {}

    /** The checks that a new or changed record does not pass. */
    public static <T> List<WriteCheck> failed(
            Connection connection,
            RecordRights rights,
            Entity entity,
            RecordRepository<T> repository,
            List<WriteCheck> checks,
            T record,
            UUID id,
            RequestContext request)
            throws SQLException {
        if (checks.isEmpty()) {
            return checks;
        }
        SqlText verdict = verdict(rights, checks);
        String sql = "WITH c AS (" + repository.candidate() + ") SELECT " + verdict.text() + " FROM c LEFT JOIN "
                + entity.table() + " b ON b.\"id\" = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            RowWriter row = new RowWriter(statement);
            repository.bind(row, record);
            bind(statement, row.count(), verdict.parameters(), request);
            statement.setObject(row.count() + verdict.parameters().size() + 1, id);
            return failed(statement, checks);
        }
    }

    /** The checks that a record does not pass that is to be deleted. */
    public static List<WriteCheck> failedBeforeDeletion(
            Connection connection,
            RecordRights rights,
            Entity entity,
            List<WriteCheck> checks,
            UUID id,
            RequestContext request)
            throws SQLException {
        if (checks.isEmpty()) {
            return checks;
        }
        SqlText verdict = verdict(rights, checks);
        String sql = "SELECT " + verdict.text() + " FROM " + entity.table() + " b WHERE b.\"id\" = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, 0, verdict.parameters(), request);
            statement.setObject(verdict.parameters().size() + 1, id);
            return failed(statement, checks);
        }
    }

    private static SqlText verdict(RecordRights rights, List<WriteCheck> checks) {
        SqlText.Builder verdict = new SqlText.Builder();
        for (int i = 0; i < checks.size(); i++) {
            verdict.add(i == 0 ? "" : ", ").add(checks.get(i).sql(rights));
        }
        return verdict.build();
    }

    private static void bind(
            PreparedStatement statement, int before, List<Parameter> parameters, RequestContext request)
            throws SQLException {
        Map<String, @Nullable Object> slots = Binder.slots(request);
        for (int i = 0; i < parameters.size(); i++) {
            Binder.bind(statement, before + i + 1, parameters.get(i), slots);
        }
    }

    private static List<WriteCheck> failed(PreparedStatement statement, List<WriteCheck> checks) throws SQLException {
        List<WriteCheck> failed = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            rows.next();
            for (int i = 0; i < checks.size(); i++) {
                if (!rows.getBoolean(i + 1)) {
                    failed.add(checks.get(i));
                }
            }
        }
        return failed;
    }
}
