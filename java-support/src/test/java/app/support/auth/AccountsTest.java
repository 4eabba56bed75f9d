package app.support.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.support.app.Schemas;
import app.support.problem.ProblemException;
import app.support.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Accounts that several people change at once. */
class AccountsTest {

    private static final String PASSWORD = "a password of tests";
    private static final String OTHER = "another password of tests";
    private static final AccountChange DISABLED = change(Optional.of(Set.of()), Optional.of(false));

    private final TestDatabase database = TestDatabase.fresh();
    private final Jdbi jdbi = Jdbi.create(database.source());
    private final Tokens tokens = new Tokens(new byte[32], "tests");
    private Instant now = Instant.now();
    private final Accounts accounts =
            new Accounts(jdbi, tokens, new PlatformTokens(new byte[32]), () -> now, Set.of("member"));

    @BeforeEach
    void schema() {
        Schemas.migrate(database);
    }

    private static AccountChange change(Optional<Set<String>> roles, Optional<Boolean> active) {
        return new AccountChange(Optional.empty(), roles, active, Optional.empty());
    }

    private Account account(String name, String... roles) {
        return accounts.create(name + "@example.org", PASSWORD, name, Set.of(roles));
    }

    private static void assertRefused(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable work, int status, String code) {
        assertThatThrownBy(work).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.problem().status()).isEqualTo(status);
            assertThat(refused.problem().code()).isEqualTo(code);
        });
    }

    @Test
    void whoeverChangesTheirPasswordShouldNotUndoWhatOthersChange() throws Exception {
        Account member = account("ada", "member");
        try (Connection administrator = database.source().getConnection();
                Statement statement = administrator.createStatement()) {
            administrator.setAutoCommit(false);
            statement.execute(
                    "UPDATE app_system.account SET active = false, roles = '{}' WHERE id = '" + member.id() + "'");
            CompletableFuture<Void> own = CompletableFuture.runAsync(
                    () -> accounts.changePassword(member.id(), "", PASSWORD, OTHER), Thread::startVirtualThread);
            database.awaitWaiting(1);
            administrator.commit();
            own.get(60, TimeUnit.SECONDS);
        }
        assertThat(accounts.get(member.id()).active()).isFalse();
        assertThat(accounts.get(member.id()).roles()).isEmpty();
    }

    @Test
    void changesOfDifferentMembersShouldAllBeKept() {
        Account member = account("ada", "member");
        accounts.change(member.id(), DISABLED);
        accounts.change(
                member.id(),
                new AccountChange(Optional.of("Ada"), Optional.empty(), Optional.empty(), Optional.empty()));
        Account after = accounts.get(member.id());
        assertThat(after.displayName()).isEqualTo("Ada");
        assertThat(after.active()).isFalse();
        assertThat(after.roles()).isEmpty();
    }

    @Test
    void twoAdministratorsShouldNotRemoveEachOther() throws Exception {
        Account one = account("one", "admin");
        Account other = account("other", "admin");
        List<CompletableFuture<Boolean>> both;
        try (Connection holder = database.source().getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("SELECT FROM app_system.account FOR UPDATE");
            both = List.of(
                    CompletableFuture.supplyAsync(
                            () -> isDone(() -> accounts.change(one.id(), DISABLED)), Thread::startVirtualThread),
                    CompletableFuture.supplyAsync(
                            () -> isDone(() -> accounts.delete(other.id())), Thread::startVirtualThread));
            database.awaitWaiting(2);
            holder.commit();
        }
        assertThat(List.of(both.get(0).get(60, TimeUnit.SECONDS), both.get(1).get(60, TimeUnit.SECONDS)))
                .containsExactlyInAnyOrder(true, false);
        assertThat(database.value("SELECT count(*) FROM app_system.account WHERE active AND 'admin' = ANY(roles)"))
                .isEqualTo("1");
    }

    private static boolean isDone(Runnable work) {
        try {
            work.run();
            return true;
        } catch (ProblemException refused) {
            assertThat(refused.problem().code()).isEqualTo("last-admin");
            return false;
        }
    }

    @Test
    void onlyOneOfSeveralNodesShouldMakeTheFirstAdministrator() throws SQLException {
        assertThat(accounts.begin("admin@example.org", Optional.of(PASSWORD))).isEmpty();
        Account late = new Account(UUID.randomUUID(), "late@example.org", "Late", Set.of("admin"), true, 1, now, false);
        assertThat(new AccountTable(jdbi).insertFirst(late, "hash", null)).isFalse();
        assertThat(database.value("SELECT string_agg(email, ' ') FROM app_system.account"))
                .isEqualTo("admin@example.org");
    }

    @Test
    void passwordsMadeHereShouldOnlyBeGoodForSettingAnotherOne() {
        String made = accounts.begin("admin@example.org", Optional.empty()).orElseThrow();
        Accounts.SignIn signIn = accounts.signIn("admin@example.org", made);
        assertRefused(() -> accounts.recognize(signIn.accessToken()), 403, "password-change-required");
        UUID id =
                accounts.recognizeUnsettled(signIn.accessToken()).orElseThrow().id();

        now = now.plus(Duration.ofDays(2));
        assertRefused(() -> accounts.signIn("admin@example.org", made), 401, "wrong-credentials");
        accounts.changePassword(id, signIn.accessToken(), made, OTHER);
        assertThat(accounts.signIn("admin@example.org", OTHER).accessToken()).isNotEmpty();
        assertThat(accounts.get(id).mustChangePassword()).isFalse();
    }

    @Test
    void passwordsThatAdministratorsSetShouldBeChanged() {
        Account member = account("ada", "member");
        accounts.change(
                member.id(),
                new AccountChange(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(OTHER)));
        Accounts.SignIn signIn = accounts.signIn("ada@example.org", OTHER);
        assertRefused(() -> accounts.recognize(signIn.accessToken()), 403, "password-change-required");
    }

    @Test
    void textsThatCannotBeStoredShouldBeRefused() {
        assertRefused(() -> accounts.signIn("a\0@b.c", PASSWORD), 401, "wrong-credentials");
        assertRefused(() -> accounts.create("a\0@b.c", PASSWORD, "A", Set.of()), 422, "invalid");
        assertRefused(() -> accounts.create("a@b.c", PASSWORD, "A\0", Set.of()), 422, "invalid");
        assertRefused(() -> accounts.create("a@b.c", PASSWORD, "A", Set.of("")), 422, "invalid");
        assertRefused(() -> accounts.create("a@b.c", "fourteen chars", "A", Set.of()), 422, "invalid");
        assertRefused(() -> accounts.create("a@b.c", "x".repeat(73), "A", Set.of()), 422, "invalid");
    }

    @Test
    void peopleShouldBeFoundOnTheConnectionAtHand() throws SQLException {
        Account member = account("ada", "member");
        UUID stranger = UUID.randomUUID();
        try (Connection connection = database.source().getConnection()) {
            assertThat(new People().among(connection, Set.of(member.id(), stranger)))
                    .containsExactly(member.id());
        }
    }
}
