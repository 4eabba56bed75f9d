package app.support.auth;

import app.support.model.RecordRights;
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
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** The table {@code app_system.account}. Thread-safe. */
final class AccountTable {

    private static final String COLUMNS =
            "id, email, display_name, roles, active, epoch, created_at, must_change_password";
    private static final String UNIQUE_VIOLATION = "23505";

    private final Jdbi jdbi;

    AccountTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * An account with the hash of its password.
     *
     * @param passwordUntil when the password is no good any more; absent for never
     */
    record Credentials(
            Account account, String passwordHash, @Nullable Instant passwordUntil) {}

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
        return jdbi.withHandle(handle -> handle.createQuery("SELECT " + COLUMNS
                        + ", password_hash, password_until FROM app_system.account WHERE lower(email) = :email")
                .bind("email", email.strip().toLowerCase(Locale.ROOT))
                .map((rows, context) -> credentials(rows, context))
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
        return jdbi.withHandle(AccountTable::isEmpty);
    }

    private static boolean isEmpty(Handle handle) {
        return handle.createQuery("SELECT NOT EXISTS (SELECT FROM app_system.account)")
                .mapTo(Boolean.class)
                .one();
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
            jdbi.useHandle(handle -> insert(handle, account, passwordHash, null));
            return Optional.of(account);
        } catch (UnableToExecuteStatementException e) {
            if (e.getCause() instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Stores the account where there is none yet; of several at the same time, one does.
     *
     * @param until when the password is no good any more
     */
    boolean insertFirst(Account account, String passwordHash, @Nullable Instant until) {
        return jdbi.inTransaction(handle -> {
            handle.execute("LOCK TABLE app_system.account IN SHARE ROW EXCLUSIVE MODE");
            if (!isEmpty(handle)) {
                return false;
            }
            insert(handle, account, passwordHash, until);
            return true;
        });
    }

    private static void insert(Handle handle, Account account, String passwordHash, @Nullable Instant until) {
        handle.createUpdate("INSERT INTO app_system.account (" + COLUMNS
                        + ", password_hash, password_until) VALUES (:id, :email, :displayName, :roles, :active,"
                        + " :epoch, :createdAt, :mustChange, :hash, :until)")
                .bind("mustChange", account.mustChangePassword())
                .bindByType("until", until == null ? null : until.atOffset(ZoneOffset.UTC), OffsetDateTime.class)
                .bind("id", account.id())
                .bind("email", account.email())
                .bind("displayName", account.displayName())
                .bindArray("roles", String.class, sorted(account.roles()))
                .bind("active", account.active())
                .bind("epoch", account.epoch())
                .bind("createdAt", account.createdAt().atOffset(ZoneOffset.UTC))
                .bind("hash", passwordHash)
                .execute();
    }

    private static Object[] sorted(Set<String> roles) {
        return roles.stream().sorted().toArray();
    }

    /** What became of a change. */
    enum Change {
        DONE,
        MISSING,
        /** Nobody would be administrator any more. */
        LAST_ADMIN
    }

    /** Stores what changes, and that alone: others may change the rest at the same time. */
    Change change(UUID id, AccountChange change, Optional<String> passwordHash) {
        return jdbi.inTransaction(handle -> {
            if (change.endsAdministration() && isLastAdmin(handle, id)) {
                return Change.LAST_ADMIN;
            }
            int changed = handle.createUpdate("UPDATE app_system.account SET"
                            + " display_name = coalesce(:displayName, display_name), roles = coalesce(:roles, roles),"
                            + " active = coalesce(:active, active), password_hash = coalesce(:hash, password_hash),"
                            + " must_change_password = must_change_password OR :hash::text IS NOT NULL,"
                            + " password_until = CASE WHEN :hash::text IS NULL THEN password_until END,"
                            + " epoch = epoch + :step WHERE id = :id")
                    .bind("id", id)
                    .bind("displayName", change.displayName().orElse(null))
                    .bindArray(
                            "roles",
                            String.class,
                            change.roles().map(AccountTable::sorted).orElse(null))
                    .bindByType("active", change.active().orElse(null), Boolean.class)
                    .bindByType("hash", passwordHash.orElse(null), String.class)
                    .bind("step", change.endsTokens() ? 1 : 0)
                    .execute();
            return changed == 0 ? Change.MISSING : Change.DONE;
        });
    }

    /** No access token of before counts any more. */
    void setPassword(UUID id, String hash) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "UPDATE app_system.account SET password_hash = :hash, must_change_password = false,"
                                + " password_until = NULL, epoch = epoch + 1 WHERE id = :id")
                .bind("id", id)
                .bind("hash", hash)
                .execute());
    }

    Change delete(UUID id) {
        return jdbi.inTransaction(handle -> {
            if (isLastAdmin(handle, id)) {
                return Change.LAST_ADMIN;
            }
            int deleted = handle.createUpdate("DELETE FROM app_system.account WHERE id = :id")
                    .bind("id", id)
                    .execute();
            return deleted == 0 ? Change.MISSING : Change.DONE;
        });
    }

    /** Whether this one alone is administrator. No other one ends being one before the transaction does. */
    private static boolean isLastAdmin(Handle handle, UUID id) {
        List<UUID> admins = handle.createQuery("SELECT id FROM app_system.account WHERE active AND :role = ANY(roles)"
                        + " ORDER BY id FOR UPDATE")
                .bind("role", RecordRights.ADMIN)
                .mapTo(UUID.class)
                .list();
        return admins.equals(List.of(id));
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
                createdAt,
                rows.getBoolean("must_change_password"));
    }

    private static Credentials credentials(ResultSet rows, StatementContext context) throws SQLException {
        OffsetDateTime until = rows.getObject("password_until", OffsetDateTime.class);
        return new Credentials(
                account(rows, context), rows.getString("password_hash"), until == null ? null : until.toInstant());
    }
}
