package io.modelwright.testkit.identity;

import static io.modelwright.testkit.identity.IdentityFixtures.NOW;
import static io.modelwright.testkit.identity.IdentityFixtures.aNewAccount;
import static io.modelwright.testkit.identity.IdentityFixtures.aSessionId;
import static io.modelwright.testkit.identity.IdentityFixtures.nextId;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.identity.Account;
import io.modelwright.core.identity.Device;
import io.modelwright.core.identity.EmailAddress;
import io.modelwright.core.identity.PasswordHash;
import io.modelwright.core.identity.SessionId;
import io.modelwright.core.shared.AccountId;
import io.modelwright.ports.identity.driven.AccountRepository.Added;
import io.modelwright.ports.identity.driven.AccountRepository.Founding;
import io.modelwright.ports.identity.driven.AccountRepository.NewAccount;
import io.modelwright.ports.identity.driven.SessionRepository.NewSession;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@code AccountRepository} does. */
public interface AccountRepositoryContract {

    /** Fresh and empty for each test; the same for all calls within one test. */
    IdentityStores stores();

    @Test
    default void addShouldKeepEveryFieldAndTheWorkspace() {
        NewAccount account = aNewAccount("ada@example.org");

        Added added = stores().accounts().add(account);

        Account expected = new Account(account.id(), account.email(), account.displayName(), false, false, NOW);
        assertThat(added).isEqualTo(new Added.Kept(expected));
        assertThat(stores().accounts().find(account.id())).contains(expected);
        assertThat(stores().accounts().findCredentials(account.email())).hasValueSatisfying(credentials -> {
            assertThat(credentials.account()).isEqualTo(expected);
            assertThat(credentials.passwordHash()).isEqualTo(account.passwordHash());
        });
        assertThat(stores().workspaces().listOf(account.id(), Optional.empty(), 10))
                .containsExactly(account.workspace());
    }

    @Test
    default void disablingShouldEndAllSessionsUntilSomebodySignsInAgain() {
        Account ada = IdentityFixtures.anAccount(stores().accounts(), "ada@example.org");
        SessionId session = aSession(ada, "t1");

        Account disabled = stores().accounts().setDisabled(ada.id(), true, NOW).orElseThrow();
        assertThat(disabled).isEqualTo(new Account(ada.id(), ada.email(), ada.displayName(), false, true, NOW));
        assertThat(stores().accounts().find(ada.id())).contains(disabled);
        assertThat(stores().sessions().findHolder(session, NOW)).isEmpty();
        assertThat(stores().changes().unsettled(Optional.of(ada.id()), 10)).isNotEmpty();

        assertThat(stores().accounts().setDisabled(ada.id(), false, NOW)).contains(ada);
        assertThat(stores().sessions().findHolder(session, NOW))
                .as("it has ended")
                .isEmpty();
        assertThat(stores().accounts().setDisabled(new AccountId(nextId()), true, NOW))
                .isEmpty();
    }

    @Test
    default void listShouldPageThroughAllAccounts() {
        Account ada = IdentityFixtures.anAccount(stores().accounts(), "ada@example.org");
        Account grace = IdentityFixtures.anAccount(stores().accounts(), "grace@example.org");

        assertThat(stores().accounts().list(Optional.empty(), 10)).containsExactly(ada, grace);
        assertThat(stores().accounts().list(Optional.empty(), 1)).containsExactly(ada);
        assertThat(stores().accounts().list(Optional.of(ada.id()), 10)).containsExactly(grace);
        assertThat(stores().accounts().count()).isEqualTo(2);
    }

    @Test
    default void renameShouldChangeTheNameAlone() {
        Account ada = IdentityFixtures.anAccount(stores().accounts(), "ada@example.org");
        Account renamed = new Account(ada.id(), ada.email(), "Countess ✓", false, false, NOW);

        assertThat(stores().accounts().rename(ada.id(), "Countess ✓")).contains(renamed);
        assertThat(stores().accounts().find(ada.id())).contains(renamed);
        assertThat(stores().accounts().rename(new AccountId(nextId()), "Nobody"))
                .isEmpty();
    }

    @Test
    default void changePasswordShouldEndTheOtherSessionsAndHappenOnce() {
        Account ada = IdentityFixtures.anAccount(stores().accounts(), "ada@example.org");
        PasswordHash before =
                stores().accounts().findCredentials(ada.id()).orElseThrow().passwordHash();
        PasswordHash after = new PasswordHash("another");
        SessionId kept = aSession(ada, "t1");
        SessionId other = aSession(ada, "t2");

        assertThat(stores().accounts().changePassword(ada.id(), after, before, Optional.of(kept), NOW))
                .as("not the password")
                .isFalse();
        assertThat(stores().sessions().findHolder(other, NOW)).isPresent();
        assertThat(stores().accounts().changePassword(ada.id(), before, after, Optional.of(kept), NOW))
                .isTrue();
        assertThat(stores().accounts().changePassword(ada.id(), before, after, Optional.of(kept), NOW))
                .isFalse();

        assertThat(stores().accounts()
                        .findCredentials(ada.email())
                        .orElseThrow()
                        .passwordHash())
                .isEqualTo(after);
        assertThat(stores().sessions().findHolder(kept, NOW)).isPresent();
        assertThat(stores().sessions().findHolder(other, NOW)).isEmpty();
        assertThat(stores().changes().unsettled(Optional.of(ada.id()), 10)).hasSize(1);
    }

    private SessionId aSession(Account account, String tokenHash) {
        SessionId session = aSessionId();
        Instant end = NOW.plus(Duration.ofDays(1));
        PasswordHash verified =
                stores().accounts().findCredentials(account.id()).orElseThrow().passwordHash();
        NewSession opening = new NewSession(session, account.id(), tokenHash, Device.UNKNOWN, NOW, end, end);
        assertThat(stores().sessions().open(opening, verified)).isTrue();
        return session;
    }

    @Test
    default void findShouldBeEmptyWhenNobodyIsThere() {
        assertThat(stores().accounts().findCredentials(new AccountId(nextId()))).isEmpty();
        assertThat(stores().accounts().find(new AccountId(nextId()))).isEmpty();
        assertThat(stores().accounts().findCredentials(new EmailAddress("nobody@example.org")))
                .isEmpty();
    }

    @Test
    default void addShouldChangeNothingWhenTheAddressIsTaken() {
        IdentityFixtures.anAccount(stores().accounts(), "ada@example.org");
        NewAccount second = aNewAccount("ada@example.org", new Founding.FirstComer());

        assertThat(stores().accounts().add(second)).isEqualTo(new Added.EmailTaken());

        assertThat(stores().accounts().find(second.id())).isEmpty();
        assertThat(stores().workspaces().find(second.workspace().id())).isEmpty();
        assertThat(isAdministrator(stores().accounts().add(aNewAccount("eve@example.org", new Founding.FirstComer()))))
                .as("the refused one did not found the installation")
                .isTrue();
    }

    @Test
    default void addShouldMakeOnlyTheFirstComerAdministrator() {
        assertThat(isAdministrator(stores().accounts().add(aNewAccount("a@example.org", new Founding.FirstComer()))))
                .isTrue();
        assertThat(isAdministrator(stores().accounts().add(aNewAccount("b@example.org", new Founding.FirstComer()))))
                .isFalse();
    }

    @Test
    default void addShouldMakeExactlyOneAdministratorWhenManyComeAtOnce() {
        List<Callable<Boolean>> comers = IntStream.range(0, 8)
                .<Callable<Boolean>>mapToObj(index -> () -> isAdministrator(stores().accounts()
                        .add(aNewAccount("comer" + index + "@example.org", new Founding.FirstComer()))))
                .toList();

        assertThat(Together.run(comers)).containsOnlyOnce(true);
    }

    @Test
    default void addShouldKeepExactlyOneWhenManyWantTheSameAddress() {
        List<Callable<Boolean>> comers = IntStream.range(0, 8)
                .<Callable<Boolean>>mapToObj(
                        index -> () -> stores().accounts().add(aNewAccount("ada@example.org")) instanceof Added.Kept)
                .toList();

        assertThat(Together.run(comers)).containsOnlyOnce(true);
    }

    @Test
    default void addShouldUseUpTheSetupToken() {
        assertThat(stores().accounts().issueSetupToken("token-hash", NOW.plusSeconds(60)))
                .isTrue();
        Founding founding = new Founding.BySetupToken("token-hash", NOW);

        assertThat(isAdministrator(stores().accounts().add(aNewAccount("a@example.org", founding))))
                .isTrue();

        assertThat(stores().accounts().add(aNewAccount("b@example.org", founding)))
                .isEqualTo(new Added.SetupRefused());
        assertThat(stores().accounts().issueSetupToken("another", NOW.plusSeconds(60)))
                .isFalse();
    }

    @Test
    default void addShouldRefuseSetupTokensThatAreUnknownReplacedOrExpired() {
        stores().accounts().issueSetupToken("first", NOW.plusSeconds(60));
        stores().accounts().issueSetupToken("second", NOW.plusSeconds(60));

        assertThat(List.of(
                        stores().accounts().add(aNewAccount("a@example.org", new Founding.BySetupToken("x", NOW))),
                        stores().accounts().add(aNewAccount("a@example.org", new Founding.BySetupToken("first", NOW))),
                        stores().accounts()
                                .add(aNewAccount(
                                        "a@example.org", new Founding.BySetupToken("second", NOW.plusSeconds(60))))))
                .containsOnly(new Added.SetupRefused());
        assertThat(stores().accounts().findCredentials(new EmailAddress("a@example.org")))
                .isEmpty();
    }

    @Test
    default void findCredentialsShouldSayThatAnAccountIsDisabled() {
        Account account = IdentityFixtures.anAccount(stores().accounts(), "ada@example.org");

        stores().disable(account.id());

        assertThat(stores().accounts().findCredentials(account.email()))
                .hasValueSatisfying(credentials ->
                        assertThat(credentials.account().disabled()).isTrue());
    }

    private static boolean isAdministrator(Added added) {
        return added instanceof Added.Kept(Account account) && account.platformAdministrator();
    }
}
