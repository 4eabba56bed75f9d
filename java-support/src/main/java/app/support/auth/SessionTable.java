package app.support.auth;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The table {@code app_system.session}: who is signed in where, by the hash of a refresh token. Thread-safe. */
final class SessionTable {

    private final Jdbi jdbi;

    SessionTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void open(UUID id, UUID account, byte[] tokenHash, Instant expiresAt) {
        jdbi.useHandle(handle -> {
            handle.createUpdate("DELETE FROM app_system.session WHERE expires_at < now()")
                    .execute();
            handle.createUpdate("INSERT INTO app_system.session (id, account_id, token_hash, expires_at)"
                            + " VALUES (:id, :account, :hash, :expiresAt)")
                    .bind("id", id)
                    .bind("account", account)
                    .bind("hash", tokenHash)
                    .bind("expiresAt", expiresAt.atOffset(ZoneOffset.UTC))
                    .execute();
        });
    }

    /**
     * Takes a new token in place of the one that is shown. A token that was replaced before ends the session: somebody else has
     * used it.
     *
     * @return the account; empty where the token is not valid
     */
    Optional<UUID> rotate(byte[] shown, byte[] next, Instant now) {
        return jdbi.inTransaction(handle -> {
            Optional<UUID> account = handle.createQuery("UPDATE app_system.session SET token_hash = :next,"
                            + " previous_hash = :shown WHERE token_hash = :shown AND expires_at > :now"
                            + " RETURNING account_id")
                    .bind("next", next)
                    .bind("shown", shown)
                    .bind("now", now.atOffset(ZoneOffset.UTC))
                    .mapTo(UUID.class)
                    .findOne();
            if (account.isEmpty()) {
                handle.createUpdate("DELETE FROM app_system.session WHERE previous_hash = :shown")
                        .bind("shown", shown)
                        .execute();
            }
            return account;
        });
    }

    void end(byte[] tokenHash) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "DELETE FROM app_system.session WHERE token_hash = :hash OR previous_hash = :hash")
                .bind("hash", tokenHash)
                .execute());
    }
}
