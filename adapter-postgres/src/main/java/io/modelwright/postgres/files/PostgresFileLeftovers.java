package io.modelwright.postgres.files;

import io.modelwright.core.files.BlobKey;
import io.modelwright.ports.files.driven.FileLeftovers;
import io.modelwright.postgres.Transactions;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** What files of one data database have left behind. */
public final class PostgresFileLeftovers implements FileLeftovers {

    private final Transactions transactions;

    /** @param dataSource of the data database */
    public PostgresFileLeftovers(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    @Override
    public int abandon(Instant before, Instant now, int limit) {
        return transactions.write(connection -> {
            // What another node is at is left to it; so is a file that is being placed.
            String chosen = "SELECT f.id FROM modelwright_data.file f WHERE f.created_at < ? AND (f.placements = 0"
                    + " OR NOT EXISTS (SELECT FROM modelwright_data.app_fence a WHERE a.app_id = f.app_id))"
                    + " ORDER BY f.id LIMIT ? FOR UPDATE SKIP LOCKED";
            try (PreparedStatement statement = connection.prepareStatement(FileRemoval.of(chosen))) {
                statement.setObject(1, PostgresFileRepository.stored(before));
                statement.setInt(2, limit);
                statement.setObject(3, PostgresFileRepository.stored(now));
                return FileRemoval.count(statement);
            }
        });
    }

    @Override
    public List<BlobKey> removed(int limit) {
        return transactions.read(connection -> {
            String sql = "SELECT blob FROM modelwright_data.file_leftover ORDER BY removed_at, blob LIMIT ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setInt(1, limit);
                try (ResultSet rows = statement.executeQuery()) {
                    List<BlobKey> blobs = new ArrayList<>();
                    while (rows.next()) {
                        blobs.add(new BlobKey(rows.getString(1)));
                    }
                    return blobs;
                }
            }
        });
    }

    @Override
    public void forget(Collection<BlobKey> blobs) {
        transactions.write(connection -> {
            String sql = "DELETE FROM modelwright_data.file_leftover WHERE blob = ANY(?)";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setArray(1, connection.createArrayOf("text", values(blobs)));
                return statement.executeUpdate();
            }
        });
    }

    @Override
    public Set<BlobKey> known(Collection<BlobKey> blobs) {
        return transactions.read(connection -> {
            String sql = "SELECT f.blob FROM modelwright_data.file f WHERE f.blob = ANY(?)"
                    + " UNION ALL SELECT l.blob FROM modelwright_data.file_leftover l WHERE l.blob = ANY(?)";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setArray(1, connection.createArrayOf("text", values(blobs)));
                statement.setArray(2, connection.createArrayOf("text", values(blobs)));
                try (ResultSet rows = statement.executeQuery()) {
                    Set<BlobKey> known = new HashSet<>();
                    while (rows.next()) {
                        known.add(new BlobKey(rows.getString(1)));
                    }
                    return known;
                }
            }
        });
    }

    private static Object[] values(Collection<BlobKey> blobs) {
        return blobs.stream().map(BlobKey::value).toArray();
    }
}
