package io.modelwright.postgres.files;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Removes files in one statement: their rows go, their content becomes a leftover, their bytes are given back. Stateless. */
final class FileRemoval {

    private FileRemoval() {}

    /**
     * @param chosen selects the ids of the files, locked; its parameters come first, then the time
     * @return a statement for {@link #count}
     */
    static String of(String chosen) {
        return "WITH chosen AS (" + chosen + "),"
                + " gone AS (DELETE FROM modelwright_data.file f USING chosen c WHERE f.id = c.id"
                + " RETURNING f.workspace_id, f.size, f.blob),"
                + " left_over AS (INSERT INTO modelwright_data.file_leftover (blob, removed_at)"
                + " SELECT blob, ?::timestamptz FROM gone),"
                + " given_back AS (UPDATE modelwright_data.file_usage u SET bytes = u.bytes - g.bytes"
                + " FROM (SELECT workspace_id, sum(size) AS bytes FROM gone GROUP BY workspace_id) g"
                + " WHERE u.workspace_id = g.workspace_id)"
                + " SELECT count(*) FROM gone";
    }

    /** How many were removed. */
    static int count(PreparedStatement removal) throws SQLException {
        try (ResultSet rows = removal.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
