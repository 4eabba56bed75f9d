package app.support.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** The stored records of one entity, each on the transaction of its caller. Thread-safe. */
public interface RecordRepository<T> {

    /** The record, locked until the transaction ends. */
    Optional<T> lock(Connection connection, UUID id) throws SQLException;

    void insert(Connection connection, T record) throws SQLException;

    /**
     * Writes all values of the record, and those of its links that changed.
     *
     * @param before as {@link #lock} gave it
     */
    void update(Connection connection, T before, T record) throws SQLException;

    void delete(Connection connection, UUID id) throws SQLException;

    /** A SELECT with a parameter for each column, giving the row that a record would be; {@link #bind} fills it. */
    String candidate();

    void bind(RowWriter row, T record) throws SQLException;
}
