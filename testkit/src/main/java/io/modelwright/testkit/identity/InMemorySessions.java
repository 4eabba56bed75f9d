package io.modelwright.testkit.identity;

import io.modelwright.core.identity.Credential;
import io.modelwright.core.identity.OpenSession;
import io.modelwright.core.identity.PasswordHash;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.SessionId;
import io.modelwright.core.shared.AccountId;
import io.modelwright.ports.identity.driven.AccountRepository;
import io.modelwright.ports.identity.driven.SessionRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sessions in memory. */
final class InMemorySessions implements SessionRepository {

    private final IdentityState state;

    InMemorySessions(IdentityState state) {
        this.state = state;
    }

    @Override
    public boolean open(NewSession session, PasswordHash verified) {
        state.requireThere();
        synchronized (state.lock) {
            AccountRepository.Credentials holder = state.accounts.get(session.account());
            if (holder == null
                    || holder.account().disabled()
                    || !holder.passwordHash().equals(verified)) {
                return false;
            }
            state.tokens
                    .values()
                    .removeIf(token -> token.session.account.equals(session.account())
                            && !token.session.idleUntil.isAfter(session.createdAt()));
            state.sessions
                    .values()
                    .removeIf(old ->
                            old.account.equals(session.account()) && !old.idleUntil.isAfter(session.createdAt()));
            IdentityState.Session kept = new IdentityState.Session(session);
            state.sessions.put(session.id(), kept);
            state.tokens.put(session.tokenHash(), new IdentityState.Token(kept));
            return true;
        }
    }

    @Override
    public Rotated rotate(Rotation rotation) {
        state.requireThere();
        synchronized (state.lock) {
            IdentityState.Token token = state.tokens.get(rotation.tokenHash());
            if (token == null || !state.isLive(token.session, rotation.now())) {
                return new Rotated.Unknown();
            }
            IdentityState.Session session = token.session;
            Instant usedAt = token.usedAt;
            String sealed = token.sealedSuccessor;
            if (usedAt == null || sealed == null) {
                token.usedAt = rotation.now();
                token.sealedSuccessor = rotation.sealedSuccessor();
                state.tokens.put(rotation.successorHash(), new IdentityState.Token(session));
                session.refresh(rotation);
                return new Rotated.First(session.id, session.account, session.expiresAt);
            }
            if (!usedAt.isBefore(rotation.usedSince())) {
                return new Rotated.Again(session.id, session.account, session.expiresAt, sealed);
            }
            session.ended = true;
            state.leaveChange(session.account);
            return new Rotated.Reused(session.id, session.account);
        }
    }

    @Override
    public Optional<Ended> end(String tokenHash, Instant now) {
        state.requireThere();
        synchronized (state.lock) {
            Optional<IdentityState.Session> session =
                    Optional.ofNullable(state.tokens.get(tokenHash)).map(token -> token.session);
            session.ifPresent(found -> {
                found.ended = true;
                state.leaveChange(found.account);
            });
            return session.map(found -> new Ended(found.id, found.account));
        }
    }

    @Override
    public boolean end(AccountId account, SessionId id, Instant now) {
        state.requireThere();
        synchronized (state.lock) {
            IdentityState.Session session = state.sessions.get(id);
            if (session == null || !session.account.equals(account) || !state.isLive(session, now)) {
                return false;
            }
            session.ended = true;
            state.leaveChange(account);
            return true;
        }
    }

    @Override
    public List<SessionId> endAll(AccountId account, Optional<SessionId> kept, Instant now) {
        state.requireThere();
        synchronized (state.lock) {
            return state.endSessions(account, kept, now);
        }
    }

    @Override
    public List<OpenSession> listOf(AccountId account, Instant now, Optional<SessionId> after, int limit) {
        state.requireThere();
        synchronized (state.lock) {
            return state.live(account, now).stream()
                    .filter(session -> after.isEmpty() || IdentityState.BY_SESSION.compare(session.id, after.get()) > 0)
                    .limit(limit)
                    .map(IdentityState.Session::shown)
                    .toList();
        }
    }

    @Override
    public long countOf(AccountId account, Instant now) {
        state.requireThere();
        synchronized (state.lock) {
            return state.live(account, now).size();
        }
    }

    @Override
    public Optional<Principal> findHolder(SessionId id, Instant now) {
        state.requireThere();
        synchronized (state.lock) {
            IdentityState.Session session = state.sessions.get(id);
            if (session == null || !state.isLive(session, now)) {
                return Optional.empty();
            }
            return state.principal(session.account, new Credential.Session(id));
        }
    }
}
