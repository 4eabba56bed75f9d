package io.modelwright.testkit.identity;

import io.modelwright.core.identity.Account;
import io.modelwright.core.identity.EmailAddress;
import io.modelwright.core.identity.PasswordHash;
import io.modelwright.core.identity.SessionId;
import io.modelwright.core.identity.Workspace;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.identity.driven.AccountRepository;
import io.modelwright.ports.identity.driven.AccountRepository.Added;
import io.modelwright.ports.identity.driven.AccountRepository.Founding;
import io.modelwright.ports.identity.driven.AccountRepository.NewAccount;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Accounts, workspaces and sessions for tests, each with an id that grows. */
public final class IdentityFixtures {

    /** The instant at which the fixtures begin; whole microseconds. */
    public static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123456Z");

    private static final AtomicLong COUNTER = new AtomicLong();

    private IdentityFixtures() {}

    public static NewAccount aNewAccount(String email) {
        return aNewAccount(email, new Founding.None());
    }

    public static NewAccount aNewAccount(String email, Founding founding) {
        return new NewAccount(
                new AccountId(nextId()),
                new EmailAddress(email),
                "Ada Lovelace ✓",
                new PasswordHash("hash of " + email),
                NOW,
                aWorkspace(),
                founding);
    }

    public static Account anAccount(AccountRepository accounts, String email) {
        return switch (accounts.add(aNewAccount(email))) {
            case Added.Kept(Account account) -> account;
            case Added.EmailTaken() -> throw new AssertionError("taken: " + email);
            case Added.SetupRefused() -> throw new AssertionError("refused: " + email);
            case Added.InvitationRefused() -> throw new AssertionError("not invited: " + email);
        };
    }

    public static Workspace aWorkspace() {
        return new Workspace(new WorkspaceId(nextId()), "Analytical engines", NOW);
    }

    public static SessionId aSessionId() {
        return new SessionId(nextId());
    }

    /** Ids in rising order, in the layout of a UUIDv7. */
    public static UUID nextId() {
        long count = COUNTER.incrementAndGet();
        return new UUID((0x0190_0000_0000L + count) << 16 | 0x7000L, 0x8000_0000_0000_0000L | count);
    }
}
