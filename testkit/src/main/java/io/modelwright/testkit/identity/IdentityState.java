package io.modelwright.testkit.identity;

import io.modelwright.core.identity.Account;
import io.modelwright.core.identity.ApiKey;
import io.modelwright.core.identity.Credential;
import io.modelwright.core.identity.Device;
import io.modelwright.core.identity.EmailAddress;
import io.modelwright.core.identity.Invitation;
import io.modelwright.core.identity.OpenSession;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.SessionId;
import io.modelwright.core.identity.Workspace;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.failure.StoreUnavailable;
import io.modelwright.ports.identity.driven.AccountRepository;
import io.modelwright.ports.identity.driven.PasswordResetRepository.Reset;
import io.modelwright.ports.identity.driven.SessionRepository;
import io.modelwright.testkit.atomic.Rewindable;
import io.modelwright.testkit.settlement.InMemoryChanges;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the identity ports in memory share, under one lock; whoever looks holds it. */
final class IdentityState implements Rewindable {

    static final Comparator<AccountId> BY_ACCOUNT = Comparator.comparing(AccountId::toString);
    static final Comparator<SessionId> BY_SESSION = Comparator.comparing(SessionId::toString);
    static final Comparator<WorkspaceId> BY_WORKSPACE = Comparator.comparing(WorkspaceId::toString);

    record Setup(String tokenHash, Instant expiresAt) {}

    record Membership(WorkspaceRole role, Instant since) {}

    record Key(AccountId account, ApiKey key) {}

    static final class Session {
        final SessionId id;
        final AccountId account;
        final Device device;
        final Instant createdAt;
        final Instant expiresAt;
        Instant refreshedAt;
        Instant idleUntil;
        boolean ended;

        Session(SessionRepository.NewSession session) {
            this.id = session.id();
            this.account = session.account();
            this.device = session.device();
            this.createdAt = session.createdAt();
            this.expiresAt = session.expiresAt();
            this.refreshedAt = session.createdAt();
            this.idleUntil = earlier(session.idleUntil(), expiresAt);
        }

        void refresh(SessionRepository.Rotation rotation) {
            refreshedAt = rotation.now();
            idleUntil = earlier(rotation.idleUntil(), expiresAt);
        }

        Runnable mark() {
            Instant refreshedBefore = refreshedAt;
            Instant idleBefore = idleUntil;
            boolean endedBefore = ended;
            return () -> {
                refreshedAt = refreshedBefore;
                idleUntil = idleBefore;
                ended = endedBefore;
            };
        }

        OpenSession shown() {
            return new OpenSession(id, device, createdAt, refreshedAt, idleUntil);
        }

        private static Instant earlier(Instant one, Instant other) {
            return one.isBefore(other) ? one : other;
        }
    }

    static final class Token {
        final Session session;

        @Nullable Instant usedAt;

        @Nullable String sealedSuccessor;

        Token(Session session) {
            this.session = session;
        }

        Runnable mark() {
            Instant usedBefore = usedAt;
            String sealedBefore = sealedSuccessor;
            return () -> {
                usedAt = usedBefore;
                sealedSuccessor = sealedBefore;
            };
        }
    }

    final Object lock = new Object();
    final Map<AccountId, AccountRepository.Credentials> accounts = new HashMap<>();
    final Map<WorkspaceId, Workspace> workspaces = new HashMap<>();
    final Map<WorkspaceId, Map<AccountId, Membership>> members = new HashMap<>();
    final Map<SessionId, Session> sessions = new HashMap<>();
    final Map<String, Token> tokens = new HashMap<>();
    final Map<String, Invitation> invitations = new HashMap<>();
    /** By the hash of the key. */
    final Map<String, Key> keys = new HashMap<>();

    final Map<AccountId, Reset> resets = new HashMap<>();

    final InMemoryChanges<AccountId> changes = new InMemoryChanges<>();
    volatile boolean away;
    boolean founded;

    @Nullable Setup setup;

    void setAway(boolean away) {
        this.away = away;
    }

    void requireThere() {
        if (away) {
            throw new StoreUnavailable("the store is away, as the test wants it", null);
        }
    }

    @Override
    public Runnable mark() {
        synchronized (lock) {
            List<Runnable> before = new ArrayList<>(List.of(
                    marked(accounts),
                    marked(workspaces),
                    marked(sessions),
                    marked(tokens),
                    marked(invitations),
                    marked(keys),
                    marked(resets),
                    changes.mark()));
            Map<WorkspaceId, Map<AccountId, Membership>> membersBefore = new HashMap<>();
            members.forEach((workspace, ofWorkspace) -> membersBefore.put(workspace, new HashMap<>(ofWorkspace)));
            sessions.values().forEach(session -> before.add(session.mark()));
            tokens.values().forEach(token -> before.add(token.mark()));
            boolean foundedBefore = founded;
            Setup setupBefore = setup;
            return () -> {
                synchronized (lock) {
                    before.forEach(Runnable::run);
                    members.clear();
                    members.putAll(membersBefore);
                    founded = foundedBefore;
                    setup = setupBefore;
                }
            };
        }
    }

    private static <K, V> Runnable marked(Map<K, V> map) {
        Map<K, V> before = Map.copyOf(map);
        return () -> {
            map.clear();
            map.putAll(before);
        };
    }

    void leaveChange(AccountId account) {
        changes.leave(account);
    }

    static Account disabled(Account account, boolean disabled) {
        return new Account(
                account.id(),
                account.email(),
                account.displayName(),
                account.platformAdministrator(),
                disabled,
                account.createdAt());
    }

    boolean isLive(Session session, Instant now) {
        AccountRepository.Credentials holder = accounts.get(session.account);
        return !session.ended
                && now.isBefore(session.idleUntil)
                && holder != null
                && !holder.account().disabled();
    }

    List<Session> live(AccountId account, Instant now) {
        return sessions.values().stream()
                .filter(session -> session.account.equals(account) && isLive(session, now))
                .sorted(Comparator.comparing((Session session) -> session.id, BY_SESSION))
                .toList();
    }

    List<SessionId> endSessions(AccountId account, Optional<SessionId> kept, Instant now) {
        List<Session> ending = live(account, now).stream()
                .filter(session -> kept.filter(session.id::equals).isEmpty())
                .toList();
        ending.forEach(session -> session.ended = true);
        if (!ending.isEmpty()) {
            leaveChange(account);
        }
        return ending.stream().map(session -> session.id).toList();
    }

    Optional<Invitation> invitation(String tokenHash, EmailAddress email, Instant now) {
        return Optional.ofNullable(invitations.get(tokenHash))
                .filter(invitation -> now.isBefore(invitation.expiresAt()))
                .filter(invitation ->
                        invitation.email().isEmpty() || invitation.email().get().equals(email));
    }

    /** Who an account is that is there, at epoch 0. */
    Optional<Principal> principal(AccountId id, Credential credential) {
        return Optional.ofNullable(accounts.get(id))
                .map(AccountRepository.Credentials::account)
                .map(account -> new Principal(
                        id,
                        account.email().value(),
                        account.displayName(),
                        account.platformAdministrator(),
                        memberships(id),
                        credential,
                        0));
    }

    private Map<WorkspaceId, WorkspaceRole> memberships(AccountId account) {
        return members.entrySet().stream()
                .filter(entry -> entry.getValue().containsKey(account))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().get(account).role()));
    }
}
