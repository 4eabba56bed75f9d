package io.modelwright.testkit.identity;

import io.modelwright.core.identity.Account;
import io.modelwright.core.identity.Credential;
import io.modelwright.core.identity.Device;
import io.modelwright.core.identity.EmailAddress;
import io.modelwright.core.identity.Invitation;
import io.modelwright.core.identity.InvitationId;
import io.modelwright.core.identity.Member;
import io.modelwright.core.identity.OpenSession;
import io.modelwright.core.identity.PasswordHash;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.SessionId;
import io.modelwright.core.identity.Workspace;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.failure.StoreUnavailable;
import io.modelwright.ports.identity.driven.AccountChanges;
import io.modelwright.ports.identity.driven.AccountRepository;
import io.modelwright.ports.identity.driven.InvitationRepository;
import io.modelwright.ports.identity.driven.SessionRepository;
import io.modelwright.ports.identity.driven.WorkspaceRepository;
import io.modelwright.testkit.atomic.Rewindable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The identity ports in memory, under one lock. */
public final class InMemoryIdentity implements IdentityStores, Rewindable {

    private static final Comparator<AccountId> BY_ACCOUNT = Comparator.comparing(AccountId::toString);
    private static final Comparator<SessionId> BY_SESSION = Comparator.comparing(SessionId::toString);
    private static final Comparator<WorkspaceId> BY_WORKSPACE = Comparator.comparing(WorkspaceId::toString);

    private record Setup(String tokenHash, Instant expiresAt) {}

    private record Membership(WorkspaceRole role, Instant since) {}

    private static final class Session {
        private final SessionId id;
        private final AccountId account;
        private final Device device;
        private final Instant createdAt;
        private final Instant expiresAt;
        private Instant refreshedAt;
        private Instant idleUntil;
        private boolean ended;

        private Session(SessionRepository.NewSession session) {
            this.id = session.id();
            this.account = session.account();
            this.device = session.device();
            this.createdAt = session.createdAt();
            this.expiresAt = session.expiresAt();
            this.refreshedAt = session.createdAt();
            this.idleUntil = earlier(session.idleUntil(), expiresAt);
        }

        private void refresh(SessionRepository.Rotation rotation) {
            refreshedAt = rotation.now();
            idleUntil = earlier(rotation.idleUntil(), expiresAt);
        }

        private Runnable mark() {
            Instant refreshedBefore = refreshedAt;
            Instant idleBefore = idleUntil;
            boolean endedBefore = ended;
            return () -> {
                refreshedAt = refreshedBefore;
                idleUntil = idleBefore;
                ended = endedBefore;
            };
        }

        private OpenSession shown() {
            return new OpenSession(id, device, createdAt, refreshedAt, idleUntil);
        }

        private static Instant earlier(Instant one, Instant other) {
            return one.isBefore(other) ? one : other;
        }
    }

    private static final class Token {
        private final Session session;
        private @Nullable Instant usedAt;
        private @Nullable String sealedSuccessor;

        private Token(Session session) {
            this.session = session;
        }

        private Runnable mark() {
            Instant usedBefore = usedAt;
            String sealedBefore = sealedSuccessor;
            return () -> {
                usedAt = usedBefore;
                sealedSuccessor = sealedBefore;
            };
        }
    }

    private final Object lock = new Object();
    private final Map<AccountId, AccountRepository.Credentials> accounts = new HashMap<>();
    private final Map<WorkspaceId, Workspace> workspaces = new HashMap<>();
    private final Map<WorkspaceId, Map<AccountId, Membership>> members = new HashMap<>();
    private final Map<SessionId, Session> sessions = new HashMap<>();
    private final Map<String, Token> tokens = new HashMap<>();
    private final Map<String, Invitation> invitations = new HashMap<>();
    private final List<AccountChanges.AccountChange> changes = new ArrayList<>();
    private long changeNumbers;
    private volatile boolean away;
    private boolean founded;
    private @Nullable Setup setup;

    /** While away every verb of the repositories fails as a store does that cannot be reached. */
    public void setAway(boolean away) {
        this.away = away;
    }

    private void requireThere() {
        if (away) {
            throw new StoreUnavailable("the store is away, as the test wants it", null);
        }
    }

    @Override
    public Runnable mark() {
        synchronized (lock) {
            List<Runnable> before = new ArrayList<>(List.of(
                    marked(accounts), marked(workspaces), marked(sessions), marked(tokens), marked(invitations)));
            Map<WorkspaceId, Map<AccountId, Membership>> membersBefore = new HashMap<>();
            members.forEach((workspace, ofWorkspace) -> membersBefore.put(workspace, new HashMap<>(ofWorkspace)));
            sessions.values().forEach(session -> before.add(session.mark()));
            tokens.values().forEach(token -> before.add(token.mark()));
            List<AccountChanges.AccountChange> changesBefore = List.copyOf(changes);
            boolean foundedBefore = founded;
            Setup setupBefore = setup;
            return () -> {
                synchronized (lock) {
                    before.forEach(Runnable::run);
                    members.clear();
                    members.putAll(membersBefore);
                    changes.clear();
                    changes.addAll(changesBefore);
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

    @Override
    public AccountRepository accounts() {
        return new Accounts();
    }

    @Override
    public SessionRepository sessions() {
        return new Sessions();
    }

    @Override
    public WorkspaceRepository workspaces() {
        return new Workspaces();
    }

    @Override
    public InvitationRepository invitations() {
        return new Invitations();
    }

    @Override
    public AccountChanges changes() {
        return new Changes();
    }

    private void leaveChange(AccountId account) {
        changeNumbers++;
        changes.add(new AccountChanges.AccountChange(changeNumbers, account));
    }

    private static Account disabled(Account account, boolean disabled) {
        return new Account(
                account.id(),
                account.email(),
                account.displayName(),
                account.platformAdministrator(),
                disabled,
                account.createdAt());
    }

    private boolean isLive(Session session, Instant now) {
        AccountRepository.Credentials holder = accounts.get(session.account);
        return !session.ended
                && now.isBefore(session.idleUntil)
                && holder != null
                && !holder.account().disabled();
    }

    private List<Session> live(AccountId account, Instant now) {
        return sessions.values().stream()
                .filter(session -> session.account.equals(account) && isLive(session, now))
                .sorted(Comparator.comparing((Session session) -> session.id, BY_SESSION))
                .toList();
    }

    private List<SessionId> endSessions(AccountId account, Optional<SessionId> kept, Instant now) {
        List<Session> ending = live(account, now).stream()
                .filter(session -> kept.filter(session.id::equals).isEmpty())
                .toList();
        ending.forEach(session -> session.ended = true);
        if (!ending.isEmpty()) {
            leaveChange(account);
        }
        return ending.stream().map(session -> session.id).toList();
    }

    private Optional<Invitation> invitation(String tokenHash, EmailAddress email, Instant now) {
        return Optional.ofNullable(invitations.get(tokenHash))
                .filter(invitation -> now.isBefore(invitation.expiresAt()))
                .filter(invitation ->
                        invitation.email().isEmpty() || invitation.email().get().equals(email));
    }

    private final class Invitations implements InvitationRepository {

        @Override
        public boolean add(Invitation invitation, String tokenHash) {
            requireThere();
            synchronized (lock) {
                if (!workspaces.containsKey(invitation.workspace())) {
                    return false;
                }
                invitations.put(tokenHash, invitation);
                return true;
            }
        }

        private List<Invitation> valid(WorkspaceId workspace, Instant now) {
            return invitations.values().stream()
                    .filter(invitation ->
                            invitation.workspace().equals(workspace) && now.isBefore(invitation.expiresAt()))
                    .sorted(Comparator.comparing(invitation -> invitation.id().toString()))
                    .toList();
        }

        @Override
        public List<Invitation> list(WorkspaceId workspace, Instant now, Optional<InvitationId> after, int limit) {
            requireThere();
            synchronized (lock) {
                String from = after.map(InvitationId::toString).orElse("");
                return valid(workspace, now).stream()
                        .filter(invitation -> invitation.id().toString().compareTo(from) > 0)
                        .limit(limit)
                        .toList();
            }
        }

        @Override
        public long count(WorkspaceId workspace, Instant now) {
            requireThere();
            synchronized (lock) {
                return valid(workspace, now).size();
            }
        }

        @Override
        public boolean revoke(WorkspaceId workspace, InvitationId id) {
            requireThere();
            synchronized (lock) {
                return invitations
                        .values()
                        .removeIf(invitation -> invitation.id().equals(id)
                                && invitation.workspace().equals(workspace));
            }
        }

        @Override
        public Optional<Joined> accept(String tokenHash, AccountId account, EmailAddress email, Instant now) {
            requireThere();
            synchronized (lock) {
                Optional<Invitation> valid = invitation(tokenHash, email, now);
                valid.ifPresent(used -> invitations.remove(tokenHash));
                return valid.map(invitation -> join(invitation, account, now));
            }
        }

        private Joined join(Invitation invitation, AccountId account, Instant now) {
            Map<AccountId, Membership> there = members.computeIfAbsent(invitation.workspace(), id -> new HashMap<>());
            Membership before = there.get(account);
            WorkspaceRole role =
                    before != null && before.role().isAtLeast(invitation.role()) ? before.role() : invitation.role();
            there.put(account, new Membership(role, before == null ? now : before.since()));
            leaveChange(account);
            return new Joined(invitation.workspace(), role);
        }
    }

    private final class Changes implements AccountChanges {

        @Override
        public List<AccountChange> unsettled(Optional<AccountId> account, int limit) {
            requireThere();
            synchronized (lock) {
                return changes.stream()
                        .filter(change -> account.isEmpty() || change.account().equals(account.get()))
                        .limit(limit)
                        .toList();
            }
        }

        @Override
        public void settle(List<AccountChange> settled) {
            requireThere();
            synchronized (lock) {
                changes.removeAll(settled);
            }
        }
    }

    @Override
    public void disable(AccountId account) {
        synchronized (lock) {
            accounts.computeIfPresent(
                    account,
                    (id, before) ->
                            new AccountRepository.Credentials(disabled(before.account(), true), before.passwordHash()));
        }
    }

    @Override
    public void admit(WorkspaceId workspace, AccountId account, WorkspaceRole role) {
        synchronized (lock) {
            Map<AccountId, Membership> there = members.computeIfAbsent(workspace, id -> new HashMap<>());
            Membership before = there.get(account);
            Instant since = before == null ? Instant.EPOCH : before.since();
            there.put(account, new Membership(role, since));
        }
    }

    private final class Accounts implements AccountRepository {

        @Override
        public Added add(NewAccount account) {
            requireThere();
            synchronized (lock) {
                boolean founder = !founded;
                switch (account.founding()) {
                    case Founding.FirstComer() -> {
                        // the first one founds, whoever comes later is ordinary
                    }
                    case Founding.None() -> founder = false;
                    case Founding.ByInvitation(String tokenHash, Instant now) -> {
                        founder = false;
                        if (invitation(tokenHash, account.email(), now).isEmpty()) {
                            return new Added.InvitationRefused();
                        }
                    }
                    case Founding.BySetupToken(String tokenHash, Instant now) -> {
                        if (founded || !isValid(tokenHash, now)) {
                            return new Added.SetupRefused();
                        }
                    }
                }
                if (findCredentials(account.email()).isPresent()) {
                    return new Added.EmailTaken();
                }
                founded |= founder;
                Account kept = new Account(
                        account.id(), account.email(), account.displayName(), founder, false, account.createdAt());
                accounts.put(kept.id(), new Credentials(kept, account.passwordHash()));
                workspaces().add(account.workspace(), kept.id());
                if (account.founding() instanceof Founding.ByInvitation(String tokenHash, Instant now)) {
                    // it was valid above, under the same lock
                    var unused = invitations().accept(tokenHash, kept.id(), kept.email(), now);
                }
                return new Added.Kept(kept);
            }
        }

        private boolean isValid(String tokenHash, Instant now) {
            Setup issued = setup;
            return issued != null && issued.tokenHash().equals(tokenHash) && now.isBefore(issued.expiresAt());
        }

        @Override
        public Optional<Account> find(AccountId id) {
            requireThere();
            synchronized (lock) {
                return Optional.ofNullable(accounts.get(id)).map(Credentials::account);
            }
        }

        @Override
        public Optional<Credentials> findCredentials(EmailAddress email) {
            requireThere();
            synchronized (lock) {
                return accounts.values().stream()
                        .filter(candidate -> candidate.account().email().equals(email))
                        .findFirst();
            }
        }

        @Override
        public Optional<Credentials> findCredentials(AccountId id) {
            requireThere();
            synchronized (lock) {
                return Optional.ofNullable(accounts.get(id));
            }
        }

        @Override
        public List<Account> list(Optional<AccountId> after, int limit) {
            requireThere();
            synchronized (lock) {
                return accounts.values().stream()
                        .map(Credentials::account)
                        .filter(account -> after.isEmpty() || BY_ACCOUNT.compare(account.id(), after.get()) > 0)
                        .sorted(Comparator.comparing(Account::id, BY_ACCOUNT))
                        .limit(limit)
                        .toList();
            }
        }

        @Override
        public long count() {
            requireThere();
            synchronized (lock) {
                return accounts.size();
            }
        }

        @Override
        public Optional<Account> setDisabled(AccountId id, boolean disabled, Instant now) {
            requireThere();
            synchronized (lock) {
                Credentials known = accounts.get(id);
                if (known == null) {
                    return Optional.empty();
                }
                if (disabled) {
                    endSessions(id, Optional.empty(), now);
                }
                Account changed = InMemoryIdentity.disabled(known.account(), disabled);
                accounts.put(id, new Credentials(changed, known.passwordHash()));
                leaveChange(id);
                return Optional.of(changed);
            }
        }

        @Override
        public Optional<Account> rename(AccountId id, String displayName) {
            requireThere();
            synchronized (lock) {
                accounts.computeIfPresent(
                        id,
                        (known, before) ->
                                new Credentials(named(before.account(), displayName), before.passwordHash()));
                return Optional.ofNullable(accounts.get(id)).map(Credentials::account);
            }
        }

        private static Account named(Account account, String displayName) {
            return new Account(
                    account.id(),
                    account.email(),
                    displayName,
                    account.platformAdministrator(),
                    account.disabled(),
                    account.createdAt());
        }

        @Override
        public boolean changePassword(
                AccountId id, PasswordHash before, PasswordHash after, Optional<SessionId> kept, Instant now) {
            requireThere();
            synchronized (lock) {
                Credentials known = accounts.get(id);
                if (known == null || !known.passwordHash().equals(before)) {
                    return false;
                }
                accounts.put(id, new Credentials(known.account(), after));
                endSessions(id, kept, now);
                return true;
            }
        }

        @Override
        public boolean issueSetupToken(String tokenHash, Instant expiresAt) {
            requireThere();
            synchronized (lock) {
                if (!founded) {
                    setup = new Setup(tokenHash, expiresAt);
                }
                return !founded;
            }
        }
    }

    private final class Sessions implements SessionRepository {

        @Override
        public void open(NewSession session) {
            requireThere();
            synchronized (lock) {
                tokens.values()
                        .removeIf(token -> token.session.account.equals(session.account())
                                && !token.session.idleUntil.isAfter(session.createdAt()));
                sessions.values()
                        .removeIf(old ->
                                old.account.equals(session.account()) && !old.idleUntil.isAfter(session.createdAt()));
                Session kept = new Session(session);
                sessions.put(session.id(), kept);
                tokens.put(session.tokenHash(), new Token(kept));
            }
        }

        @Override
        public Rotated rotate(Rotation rotation) {
            requireThere();
            synchronized (lock) {
                Token token = tokens.get(rotation.tokenHash());
                if (token == null || !isLive(token.session, rotation.now())) {
                    return new Rotated.Unknown();
                }
                Session session = token.session;
                Instant usedAt = token.usedAt;
                String sealed = token.sealedSuccessor;
                if (usedAt == null || sealed == null) {
                    token.usedAt = rotation.now();
                    token.sealedSuccessor = rotation.sealedSuccessor();
                    tokens.put(rotation.successorHash(), new Token(session));
                    session.refresh(rotation);
                    return new Rotated.First(session.id, session.account, session.expiresAt);
                }
                if (!usedAt.isBefore(rotation.usedSince())) {
                    return new Rotated.Again(session.id, session.account, session.expiresAt, sealed);
                }
                session.ended = true;
                leaveChange(session.account);
                return new Rotated.Reused(session.id, session.account);
            }
        }

        @Override
        public Optional<Ended> end(String tokenHash, Instant now) {
            requireThere();
            synchronized (lock) {
                Optional<Session> session =
                        Optional.ofNullable(tokens.get(tokenHash)).map(token -> token.session);
                session.ifPresent(found -> {
                    found.ended = true;
                    leaveChange(found.account);
                });
                return session.map(found -> new Ended(found.id, found.account));
            }
        }

        @Override
        public boolean end(AccountId account, SessionId id, Instant now) {
            requireThere();
            synchronized (lock) {
                Session session = sessions.get(id);
                if (session == null || !session.account.equals(account) || !isLive(session, now)) {
                    return false;
                }
                session.ended = true;
                leaveChange(account);
                return true;
            }
        }

        @Override
        public List<SessionId> endAll(AccountId account, Optional<SessionId> kept, Instant now) {
            requireThere();
            synchronized (lock) {
                return endSessions(account, kept, now);
            }
        }

        @Override
        public List<OpenSession> listOf(AccountId account, Instant now, Optional<SessionId> after, int limit) {
            requireThere();
            synchronized (lock) {
                return live(account, now).stream()
                        .filter(session -> after.isEmpty() || BY_SESSION.compare(session.id, after.get()) > 0)
                        .limit(limit)
                        .map(Session::shown)
                        .toList();
            }
        }

        @Override
        public long countOf(AccountId account, Instant now) {
            requireThere();
            synchronized (lock) {
                return live(account, now).size();
            }
        }

        @Override
        public Optional<Principal> findHolder(SessionId id, Instant now) {
            requireThere();
            synchronized (lock) {
                Session session = sessions.get(id);
                if (session == null || !isLive(session, now)) {
                    return Optional.empty();
                }
                return Optional.ofNullable(accounts.get(session.account))
                        .map(AccountRepository.Credentials::account)
                        .map(account -> new Principal(
                                account.id(),
                                account.email().value(),
                                account.displayName(),
                                account.platformAdministrator(),
                                memberships(account.id()),
                                new Credential.Session(id),
                                0));
            }
        }

        private Map<WorkspaceId, WorkspaceRole> memberships(AccountId account) {
            return members.entrySet().stream()
                    .filter(entry -> entry.getValue().containsKey(account))
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            entry -> entry.getValue().get(account).role()));
        }
    }

    private final class Workspaces implements WorkspaceRepository {

        @Override
        public void add(Workspace workspace, AccountId owner) {
            requireThere();
            synchronized (lock) {
                workspaces.put(workspace.id(), workspace);
                members.computeIfAbsent(workspace.id(), id -> new HashMap<>())
                        .put(owner, new Membership(WorkspaceRole.OWNER, workspace.createdAt()));
            }
        }

        @Override
        public Optional<Workspace> find(WorkspaceId id) {
            requireThere();
            synchronized (lock) {
                return Optional.ofNullable(workspaces.get(id));
            }
        }

        @Override
        public Optional<Workspace> rename(WorkspaceId id, String name) {
            requireThere();
            synchronized (lock) {
                workspaces.computeIfPresent(id, (known, before) -> new Workspace(id, name, before.createdAt()));
                return Optional.ofNullable(workspaces.get(id));
            }
        }

        @Override
        public MemberChange changeRole(WorkspaceId workspace, AccountId account, WorkspaceRole role) {
            return change(workspace, account, Optional.of(role));
        }

        @Override
        public MemberChange remove(WorkspaceId workspace, AccountId account) {
            return change(workspace, account, Optional.empty());
        }

        private MemberChange change(WorkspaceId workspace, AccountId account, Optional<WorkspaceRole> role) {
            requireThere();
            synchronized (lock) {
                Map<AccountId, Membership> there = members.getOrDefault(workspace, Map.of());
                Membership before = there.get(account);
                if (before == null) {
                    return new MemberChange.NoMember();
                }
                boolean staysOwner = role.equals(Optional.of(WorkspaceRole.OWNER));
                long owners = there.values().stream()
                        .filter(one -> one.role() == WorkspaceRole.OWNER)
                        .count();
                if (!staysOwner && before.role() == WorkspaceRole.OWNER && owners == 1) {
                    return new MemberChange.LastOwner();
                }
                Membership after = new Membership(role.orElse(before.role()), before.since());
                if (role.isPresent()) {
                    there.put(account, after);
                } else {
                    there.remove(account);
                }
                leaveChange(account);
                return new MemberChange.Done(member(account, after));
            }
        }

        @Override
        public List<Workspace> listOf(AccountId account, Optional<WorkspaceId> after, int limit) {
            requireThere();
            synchronized (lock) {
                return workspaces.values().stream()
                        .filter(workspace ->
                                members.getOrDefault(workspace.id(), Map.of()).containsKey(account))
                        .filter(workspace -> after.isEmpty() || BY_WORKSPACE.compare(workspace.id(), after.get()) > 0)
                        .sorted(Comparator.comparing(Workspace::id, BY_WORKSPACE))
                        .limit(limit)
                        .toList();
            }
        }

        @Override
        public List<Member> members(WorkspaceId workspace, Optional<AccountId> after, int limit) {
            requireThere();
            synchronized (lock) {
                return members.getOrDefault(workspace, Map.of()).entrySet().stream()
                        .filter(entry -> after.isEmpty() || BY_ACCOUNT.compare(entry.getKey(), after.get()) > 0)
                        .sorted(Map.Entry.comparingByKey(BY_ACCOUNT))
                        .limit(limit)
                        .map(entry -> member(entry.getKey(), entry.getValue()))
                        .toList();
            }
        }

        @Override
        public long countMembers(WorkspaceId workspace) {
            requireThere();
            synchronized (lock) {
                return members.getOrDefault(workspace, Map.of()).size();
            }
        }

        @Override
        public Optional<Member> member(WorkspaceId workspace, AccountId account) {
            requireThere();
            synchronized (lock) {
                return Optional.ofNullable(
                                members.getOrDefault(workspace, Map.of()).get(account))
                        .map(membership -> member(account, membership));
            }
        }

        private Member member(AccountId id, Membership membership) {
            AccountRepository.Credentials credentials = accounts.get(id);
            if (credentials == null) {
                throw new IllegalStateException("a member without an account: " + id);
            }
            Account account = credentials.account();
            return new Member(id, account.email(), account.displayName(), membership.role(), membership.since());
        }
    }
}
