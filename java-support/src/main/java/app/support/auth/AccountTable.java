package app.support.auth;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** The table {@code app_system.account}. Thread-safe. */
final class AccountTable {

    private static final String COLUMNS = "id, email, display_name, roles, active, epoch, created_at";
    private static final String UNIQUE_VIOLATION = "23505";

    private final Jdbi jdbi;

    AccountTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** An account with the hash of its password. */
    record Credentials(Account account, String passwordHash) {}

    Optional<Account> find(UUID id) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT " + COLUMNS + " FROM app_system.account WHERE id = :id")
                        .bind("id", id)
                        .map(AccountTable::account)
                        .findOne());
    }

    /** The account, where that session of it goes on. */
    Optional<Account> findSignedIn(UUID id, UUID session, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT " + COLUMNS
                        + " FROM app_system.account WHERE id = :id AND EXISTS (SELECT FROM app_system.session s"
                        + " WHERE s.id = :session AND s.account = :id AND s.expires_at > :now)")
                .bind("id", id)
                .bind("session", session)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .map(AccountTable::account)
                .findOne());
    }

    Optional<Credentials> findByEmail(String email) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT " + COLUMNS + ", password_hash FROM app_system.account WHERE lower(email) = :email")
                .bind("email", email.strip().toLowerCase(Locale.ROOT))
                .map((rows, context) -> new Credentials(account(rows, context), rows.getString("password_hash")))
                .findOne());
    }

    Optional<String> passwordHash(UUID id) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT password_hash FROM app_system.account WHERE id = :id")
                        .bind("id", id)
                        .mapTo(String.class)
                        .findOne());
    }

    boolean isEmpty() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT NOT EXISTS (SELECT FROM app_system.account)")
                .mapTo(Boolean.class)
                .one());
    }

    /** @param after the id behind which the page begins */
    List<Account> list(UUID after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT " + COLUMNS + " FROM app_system.account WHERE id > :after ORDER BY id LIMIT :limit")
                .bind("after", after)
                .bind("limit", limit)
                .map(AccountTable::account)
                .list());
    }

    /** Empty where the address is taken. */
    Optional<Account> insert(Account account, String passwordHash) {
        try {
            jdbi.useHandle(handle -> handle.createUpdate("INSERT INTO app_system.account (" + COLUMNS
                            + ", password_hash) VALUES (:id, :email, :displayName, :roles, :active, :epoch,"
                            + " :createdAt, :hash)")
                    .bind("id", account.id())
                    .bind("email", account.email())
                    .bind("displayName", account.displayName())
                    .bindArray(
                            "roles",
                            String.class,
                            account.roles().stream().sorted().toArray())
                    .bind("active", account.active())
                    .bind("epoch", account.epoch())
                    .bind("createdAt", account.createdAt().atOffset(ZoneOffset.UTC))
                    .bind("hash", passwordHash)
                    .execute());
            return Optional.of(account);
        } catch (UnableToExecuteStatementException e) {
            if (e.getCause() instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Stores what changed; no access token of before counts any more. */
    void change(Account account, Optional<String> passwordHash) {
        jdbi.useHandle(handle -> handle.createUpdate("UPDATE app_system.account SET display_name = :displayName,"
                        + " roles = :roles, active = :active, password_hash = coalesce(:hash, password_hash),"
                        + " epoch = epoch + 1 WHERE id = :id")
                .bind("id", account.id())
                .bind("displayName", account.displayName())
                .bindArray(
                        "roles", String.class, account.roles().stream().sorted().toArray())
                .bind("active", account.active())
                .bind("hash", passwordHash.orElse(null))
                .execute());
    }

    void delete(UUID id) {
        jdbi.useHandle(handle -> handle.createUpdate("DELETE FROM app_system.account WHERE id = :id")
                .bind("id", id)
                .execute());
    }

    /** How many active accounts have that role, besides one. */
    int countOthersWith(String role, UUID besides) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM app_system.account"
                        + " WHERE active AND :role = ANY(roles) AND id <> :besides")
                .bind("role", role)
                .bind("besides", besides)
                .mapTo(Integer.class)
                .one());
    }

    private static Account account(ResultSet rows, StatementContext context) throws SQLException {
        Array roles = rows.getArray("roles");
        Instant createdAt = rows.getObject("created_at", OffsetDateTime.class).toInstant();
        return new Account(
                rows.getObject("id", UUID.class),
                rows.getString("email"),
                rows.getString("display_name"),
                Arrays.stream((String[]) roles.getArray()).collect(Collectors.toUnmodifiableSet()),
                rows.getBoolean("active"),
                rows.getLong("epoch"),
                createdAt);
    }
}
