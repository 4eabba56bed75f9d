package app.support.auth;

import app.support.problem.ProblemException;
import app.support.problem.Problems;
import app.support.query.Sealing;
import app.support.values.Uuids;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Staying signed in: each refresh token is traded once for the next one. One that comes back later was stolen, or its successor
 * was, and ends the session. For a moment it still gives the same successor, so that two windows of a browser do not end each
 * other's. Thread-safe.
 */
final class Sessions {

    static final Duration LIFE = Duration.ofDays(30);
    private static final Duration IDLE = Duration.ofDays(7);
    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    private final Jdbi jdbi;
    private final Tokens tokens;
    private final InstantSource clock;

    Sessions(Jdbi jdbi, Tokens tokens, InstantSource clock) {
        this.jdbi = jdbi;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * A session with the token that goes on with it.
     *
     * @param expiresAt when it ends, whatever happens
     */
    record Grant(UUID session, UUID account, String refreshToken, Instant expiresAt) {}

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    Grant open(UUID account) {
        Instant now = now();
        UUID session = Uuids.next(now);
        String token = tokens.random();
        jdbi.useTransaction(handle -> {
            SessionTable.open(handle, session, account, now.plus(LIFE), now.plus(IDLE));
            SessionTable.addToken(handle, Tokens.hash(token), session);
        });
        return new Grant(session, account, token, now.plus(LIFE));
    }

    /** Trades a refresh token for the next one; 401 where its session has ended, or ends with that. */
    Grant trade(String token) {
        Instant now = now();
        byte[] hash = Tokens.hash(token);
        // the end of a session must be committed before it is told
        Optional<Grant> grant = jdbi.inTransaction(handle -> {
            Optional<SessionTable.Held> found = SessionTable.lock(handle, hash, now);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            SessionTable.Held held = found.get();
            if (held.usedAt() == null) {
                String next = tokens.random();
                SessionTable.use(handle, hash, held.session(), sealed(next, token), now, now.plus(IDLE));
                SessionTable.addToken(handle, Tokens.hash(next), held.session());
                return Optional.of(new Grant(held.session(), held.account(), next, held.expiresAt()));
            }
            if (held.successor() != null && !held.usedAt().isBefore(now.minus(GRACE))) {
                String next = opened(held.successor(), token);
                return Optional.of(new Grant(held.session(), held.account(), next, held.expiresAt()));
            }
            LOG.warn("a used refresh token came back: session {} is ended", held.session());
            SessionTable.end(handle, held.session());
            return Optional.empty();
        });
        return grant.orElseThrow(Sessions::ended);
    }

    private static ProblemException ended() {
        return Problems.unauthenticated("session-ended", "This session has ended. Sign in again.");
    }

    /** Only who shows a used token can read what it was traded for. */
    private static String sealed(String successor, String token) {
        return sealing(token).seal("", successor.getBytes(StandardCharsets.UTF_8));
    }

    private static String opened(String sealed, String token) {
        return new String(sealing(token).open("", sealed).orElseThrow(Sessions::ended), StandardCharsets.UTF_8);
    }

    private static Sealing sealing(String token) {
        return new Sealing(Tokens.hash("seals " + token), "refresh token");
    }

    /** Ends the session of a token, whether or not it was used; the session, where there was one. */
    Optional<UUID> end(String token) {
        return jdbi.inTransaction(handle -> {
            Optional<UUID> session = SessionTable.sessionOf(handle, Tokens.hash(token));
            session.ifPresent(id -> SessionTable.end(handle, id));
            return session;
        });
    }

    void endAll(UUID account, Optional<UUID> kept) {
        jdbi.useHandle(handle -> SessionTable.endAll(handle, account, kept));
    }

    /** Forgets sessions that are over; how many there were. */
    int sweep() {
        return jdbi.withHandle(handle -> SessionTable.sweep(handle, now()));
    }
}
