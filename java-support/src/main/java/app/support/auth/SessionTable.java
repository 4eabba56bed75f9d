package app.support.auth;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The tables {@code app_system.session} and {@code app_system.refresh_token}, within transactions. Stateless. */
final class SessionTable {

    private SessionTable() {}

    /**
     * A refresh token of a session that goes on.
     *
     * @param usedAt when it was traded for its successor; absent for the newest one
     * @param successor sealed with the token; absent once its time is over
     */
    record Held(
            UUID session,
            UUID account,
            Instant expiresAt,
            @Nullable Instant usedAt,
            @Nullable String successor) {}

    static void open(Handle handle, UUID id, UUID account, Instant expiresAt, Instant idleUntil) {
        handle.createUpdate("INSERT INTO app_system.session (id, account, expires_at, idle_until)"
                        + " VALUES (:id, :account, :expires, :idle)")
                .bind("id", id)
                .bind("account", account)
                .bind("expires", time(expiresAt))
                .bind("idle", time(idleUntil))
                .execute();
    }

    static void addToken(Handle handle, byte[] hash, UUID session) {
        handle.createUpdate("INSERT INTO app_system.refresh_token (hash, session) VALUES (:hash, :session)")
                .bind("hash", hash)
                .bind("session", session)
                .execute();
    }

    /** The token, which nobody else trades before the end of the transaction. */
    static Optional<Held> lock(Handle handle, byte[] hash, Instant now) {
        return handle.createQuery("SELECT s.id, s.account, s.expires_at, t.used_at, t.sealed_successor"
                        + " FROM app_system.refresh_token t JOIN app_system.session s ON s.id = t.session"
                        + " JOIN app_system.account a ON a.id = s.account"
                        + " WHERE t.hash = :hash AND s.expires_at > :now AND s.idle_until > :now AND a.active"
                        + " FOR UPDATE OF t, s")
                .bind("hash", hash)
                .bind("now", time(now))
                .map((rows, context) -> held(rows))
                .findOne();
    }

    private static Held held(ResultSet rows) throws SQLException {
        OffsetDateTime used = rows.getObject("used_at", OffsetDateTime.class);
        return new Held(
                rows.getObject("id", UUID.class),
                rows.getObject("account", UUID.class),
                rows.getObject("expires_at", OffsetDateTime.class).toInstant(),
                used == null ? null : used.toInstant(),
                rows.getString("sealed_successor"));
    }

    /** Notes what a token was traded for; older successors of the session are forgotten. */
    static void use(Handle handle, byte[] hash, UUID session, String successor, Instant now, Instant idleUntil) {
        handle.createUpdate("UPDATE app_system.refresh_token SET sealed_successor = NULL WHERE session = :session")
                .bind("session", session)
                .execute();
        handle.createUpdate("UPDATE app_system.refresh_token SET used_at = :now, sealed_successor = :successor"
                        + " WHERE hash = :hash")
                .bind("now", time(now))
                .bind("successor", successor)
                .bind("hash", hash)
                .execute();
        handle.createUpdate("UPDATE app_system.session SET idle_until = :idle WHERE id = :session")
                .bind("idle", time(idleUntil))
                .bind("session", session)
                .execute();
    }

    /** The session of a token. */
    static Optional<UUID> sessionOf(Handle handle, byte[] hash) {
        return handle.createQuery("SELECT session FROM app_system.refresh_token WHERE hash = :hash")
                .bind("hash", hash)
                .mapTo(UUID.class)
                .findOne();
    }

    static void end(Handle handle, UUID session) {
        handle.createUpdate("DELETE FROM app_system.session WHERE id = :session")
                .bind("session", session)
                .execute();
    }

    /** Ends the sessions of an account, but for that one. */
    static void endAll(Handle handle, UUID account, Optional<UUID> kept) {
        handle.createUpdate("DELETE FROM app_system.session WHERE account = :account"
                        + " AND (:kept::uuid IS NULL OR id <> :kept::uuid)")
                .bind("account", account)
                .bind("kept", kept.orElse(null))
                .execute();
    }

    /** Forgets sessions that are over. */
    static int sweep(Handle handle, Instant now) {
        return handle.createUpdate("DELETE FROM app_system.session WHERE expires_at < :now OR idle_until < :now")
                .bind("now", time(now))
                .execute();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
