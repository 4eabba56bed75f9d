package io.modelwright.testkit.identity;

import static io.modelwright.testkit.identity.IdentityFixtures.NOW;
import static io.modelwright.testkit.identity.IdentityFixtures.aSessionId;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.identity.Account;
import io.modelwright.core.identity.Credential;
import io.modelwright.core.identity.Device;
import io.modelwright.core.identity.OpenSession;
import io.modelwright.core.identity.PasswordHash;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.SessionId;
import io.modelwright.core.identity.Workspace;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.shared.AccountId;
import io.modelwright.ports.identity.driven.SessionRepository.Ended;
import io.modelwright.ports.identity.driven.SessionRepository.NewSession;
import io.modelwright.ports.identity.driven.SessionRepository.Rotated;
import io.modelwright.ports.identity.driven.SessionRepository.Rotation;
import io.modelwright.ports.settlement.driven.UnsettledChanges.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@code SessionRepository} does. */
public interface SessionRepositoryContract {

    Duration GRACE = Duration.ofSeconds(20);
    Duration IDLE = Duration.ofDays(7);
    Instant END = NOW.plus(Duration.ofDays(30));
    Device DEVICE = new Device("Mosaic/2.6", "192.0.2.7");

    /** Fresh and empty for each test; the same for all calls within one test. */
    IdentityStores stores();

    private Account ada() {
        return IdentityFixtures.anAccount(stores().accounts(), "ada@example.org");
    }

    private SessionId open(Account account, String tokenHash) {
        return open(account, tokenHash, NOW, END);
    }

    private SessionId open(Account account, String tokenHash, Instant at, Instant end) {
        SessionId session = aSessionId();
        NewSession opening = new NewSession(session, account.id(), tokenHash, DEVICE, at, end, at.plus(IDLE));
        assertThat(stores().sessions().open(opening, passwordOf(account))).isTrue();
        return session;
    }

    private PasswordHash passwordOf(Account account) {
        return stores().accounts().findCredentials(account.id()).orElseThrow().passwordHash();
    }

    private boolean opens(Account account, String tokenHash, PasswordHash verified) {
        return stores().sessions()
                .open(
                        new NewSession(aSessionId(), account.id(), tokenHash, DEVICE, NOW, END, NOW.plus(IDLE)),
                        verified);
    }

    @Test
    default void openShouldKeepNothingWhenThePasswordIsAnotherOrTheAccountIsDisabled() {
        Account ada = ada();
        PasswordHash before = passwordOf(ada);
        PasswordHash after = new PasswordHash("another");
        stores().accounts().changePassword(ada.id(), before, after, Optional.empty(), NOW);

        assertThat(opens(ada, "t1", before)).isFalse();
        assertThat(rotate("t1", "t2", NOW)).isEqualTo(new Rotated.Unknown());
        assertThat(opens(ada, "t3", after)).isTrue();
        stores().accounts().setDisabled(ada.id(), true, NOW);
        assertThat(opens(ada, "t4", after)).isFalse();
        stores().accounts().setDisabled(ada.id(), false, NOW);
        assertThat(stores().sessions().countOf(ada.id(), NOW)).isZero();
    }

    @Test
    default void openShouldLeaveNoSessionOfAPasswordThatIsChangedMeanwhile() {
        Account ada = ada();
        for (int round = 0; round < 20; round++) {
            PasswordHash before = passwordOf(ada);
            PasswordHash after = new PasswordHash("password " + round);
            String token = "t" + round;

            Together.run(List.of(
                    () -> opens(ada, token, before),
                    () -> stores().accounts().changePassword(ada.id(), before, after, Optional.empty(), NOW)));

            assertThat(stores().sessions().countOf(ada.id(), NOW)).isZero();
        }
    }

    private Rotated rotate(String token, String successor, Instant now) {
        return stores().sessions()
                .rotate(new Rotation(token, successor, "sealed " + successor, now, now.minus(GRACE), now.plus(IDLE)));
    }

    @Test
    default void findHolderShouldGiveTheAccountWithAllItsMemberships() {
        Account ada = ada();
        Account grace = IdentityFixtures.anAccount(stores().accounts(), "grace@example.org");
        Workspace own =
                stores().workspaces().listOf(ada.id(), Optional.empty(), 1).getFirst();
        Workspace other =
                stores().workspaces().listOf(grace.id(), Optional.empty(), 1).getFirst();
        stores().admit(other.id(), ada.id(), WorkspaceRole.OPERATOR);

        SessionId session = open(ada, "t1");

        assertThat(stores().sessions().findHolder(session, NOW))
                .contains(new Principal(
                        ada.id(),
                        "ada@example.org",
                        ada.displayName(),
                        false,
                        Map.of(own.id(), WorkspaceRole.OWNER, other.id(), WorkspaceRole.OPERATOR),
                        new Credential.Session(session),
                        0));
    }

    @Test
    default void findHolderShouldBeEmptyWhenTheSessionIsUnknownExpiredOrEnded() {
        SessionId session = open(ada(), "t1");

        assertThat(stores().sessions().findHolder(aSessionId(), NOW)).isEmpty();
        assertThat(stores().sessions().findHolder(session, END)).isEmpty();
        stores().sessions().end("t1", NOW);
        assertThat(stores().sessions().findHolder(session, NOW)).isEmpty();
    }

    @Test
    default void nothingShouldBeLiveWhenTheAccountIsDisabled() {
        Account ada = ada();
        SessionId session = open(ada, "t1");

        stores().disable(ada.id());

        assertThat(stores().sessions().findHolder(session, NOW)).isEmpty();
        assertThat(rotate("t1", "t2", NOW)).isEqualTo(new Rotated.Unknown());
    }

    @Test
    default void rotateShouldPutTheSuccessorInForce() {
        Account ada = ada();
        SessionId session = open(ada, "t1");

        assertThat(rotate("t1", "t2", NOW)).isEqualTo(new Rotated.First(session, ada.id(), END));
        assertThat(rotate("t2", "t3", NOW)).isEqualTo(new Rotated.First(session, ada.id(), END));
    }

    @Test
    default void rotateShouldGiveTheSameSuccessorWithinTheGrace() {
        Account ada = ada();
        SessionId session = open(ada, "t1");
        rotate("t1", "t2", NOW);

        assertThat(rotate("t1", "other", NOW.plus(GRACE)))
                .isEqualTo(new Rotated.Again(session, ada.id(), END, "sealed t2"));
        assertThat(rotate("other", "x", NOW)).isEqualTo(new Rotated.Unknown());
    }

    @Test
    default void rotateShouldEndTheSessionWhenAUsedTokenComesBackAfterTheGrace() {
        Account ada = ada();
        SessionId session = open(ada, "t1");
        rotate("t1", "t2", NOW);

        Instant late = NOW.plus(GRACE).plusMillis(1);
        assertThat(rotate("t1", "x", late)).isEqualTo(new Rotated.Reused(session, ada.id()));

        assertThat(rotate("t2", "t3", late)).isEqualTo(new Rotated.Unknown());
        assertThat(stores().sessions().findHolder(session, late)).isEmpty();
    }

    @Test
    default void rotateShouldNotKnowTokensOfExpiredSessions() {
        open(ada(), "t1");

        assertThat(rotate("t1", "t2", END)).isEqualTo(new Rotated.Unknown());
        assertThat(rotate("never seen", "t2", NOW)).isEqualTo(new Rotated.Unknown());
    }

    @Test
    default void rotateShouldHaveOneFirstWhenManyShowTheSameTokenAtOnce() {
        open(ada(), "t1");
        List<Callable<Rotated>> tabs = IntStream.range(0, 20)
                .<Callable<Rotated>>mapToObj(index -> () -> rotate("t1", "successor" + index, NOW))
                .toList();

        List<Rotated> results = Together.run(tabs);

        assertThat(results).filteredOn(Rotated.First.class::isInstance).hasSize(1);
        assertThat(results)
                .filteredOn(Rotated.Again.class::isInstance)
                .hasSize(19)
                .containsOnly(results.stream()
                        .filter(Rotated.Again.class::isInstance)
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    default void endShouldAlsoKillTokensInGrace() {
        Account ada = ada();
        SessionId session = open(ada, "t1");
        rotate("t1", "t2", NOW);

        assertThat(stores().sessions().end("t2", NOW)).contains(new Ended(session, ada.id()));
        assertThat(stores().sessions().end("t2", NOW)).contains(new Ended(session, ada.id()));
        assertThat(stores().sessions().end("unknown", NOW)).isEmpty();

        assertThat(rotate("t1", "x", NOW)).isEqualTo(new Rotated.Unknown());
        assertThat(rotate("t2", "x", NOW)).isEqualTo(new Rotated.Unknown());
    }

    @Test
    default void sessionShouldEndWhenNothingWasHeardOfItForTooLong() {
        Account ada = ada();
        SessionId session = open(ada, "t1");
        Instant late = NOW.plus(IDLE).minusSeconds(1);
        assertThat(rotate("t1", "t2", late)).isEqualTo(new Rotated.First(session, ada.id(), END));

        Instant idle = late.plus(IDLE);
        assertThat(stores().sessions().findHolder(session, idle.minusMillis(1))).isPresent();
        assertThat(stores().sessions().findHolder(session, idle)).isEmpty();
        assertThat(rotate("t2", "t3", idle)).isEqualTo(new Rotated.Unknown());
        assertThat(stores().sessions().countOf(ada.id(), idle)).isZero();
    }

    @Test
    default void listShouldPageThroughTheLiveSessionsOfTheAccount() {
        Account ada = ada();
        SessionId first = open(ada, "t1");
        SessionId second = open(ada, "t2");
        open(IdentityFixtures.anAccount(stores().accounts(), "grace@example.org"), "g1");
        Instant later = NOW.plusSeconds(60);
        rotate("t2", "t3", later);
        SessionId ended = open(ada, "t4");
        stores().sessions().end(ada.id(), ended, NOW);

        OpenSession shown = new OpenSession(first, DEVICE, NOW, NOW, NOW.plus(IDLE));
        OpenSession refreshed = new OpenSession(second, DEVICE, NOW, later, later.plus(IDLE));
        assertThat(stores().sessions().listOf(ada.id(), later, Optional.empty(), 10))
                .containsExactly(shown, refreshed);
        assertThat(stores().sessions().listOf(ada.id(), later, Optional.empty(), 1))
                .containsExactly(shown);
        assertThat(stores().sessions().listOf(ada.id(), later, Optional.of(first), 10))
                .containsExactly(refreshed);
        assertThat(stores().sessions().countOf(ada.id(), later)).isEqualTo(2);
        stores().disable(ada.id());
        assertThat(stores().sessions().countOf(ada.id(), later)).isZero();
    }

    @Test
    default void endShouldReachOnlyTheSessionsOfTheAccount() {
        Account ada = ada();
        Account grace = IdentityFixtures.anAccount(stores().accounts(), "grace@example.org");
        SessionId session = open(ada, "t1");

        assertThat(stores().sessions().end(grace.id(), session, NOW)).isFalse();
        assertThat(stores().sessions().findHolder(session, NOW)).isPresent();
        assertThat(changed(Optional.empty())).isEmpty();
        assertThat(stores().sessions().end(ada.id(), session, NOW)).isTrue();
        assertThat(stores().sessions().findHolder(session, NOW)).isEmpty();
        assertThat(stores().sessions().end(ada.id(), session, NOW)).isFalse();
        assertThat(stores().sessions().end(ada.id(), aSessionId(), NOW)).isFalse();
        assertThat(changed(Optional.empty())).containsExactly(ada.id());
    }

    @Test
    default void endAllShouldKeepTheOneAndThoseOfOthers() {
        Account ada = ada();
        Account grace = IdentityFixtures.anAccount(stores().accounts(), "grace@example.org");
        SessionId kept = open(ada, "t1");
        SessionId other = open(ada, "t2");
        SessionId hers = open(grace, "g1");

        assertThat(stores().sessions().endAll(ada.id(), Optional.of(kept), NOW)).containsExactly(other);
        assertThat(stores().sessions().endAll(ada.id(), Optional.of(kept), NOW)).isEmpty();
        assertThat(stores().sessions().findHolder(kept, NOW)).isPresent();
        assertThat(stores().sessions().findHolder(hers, NOW)).isPresent();
        assertThat(stores().sessions().endAll(ada.id(), Optional.empty(), NOW)).containsExactly(kept);
        assertThat(changed(Optional.empty())).containsExactly(ada.id(), ada.id());
    }

    @Test
    default void whatEndsASessionShouldLeaveAChangeUntilItIsSettled() {
        Account ada = ada();
        Account grace = IdentityFixtures.anAccount(stores().accounts(), "grace@example.org");
        open(ada, "t1");
        open(grace, "g1");
        rotate("t1", "t2", NOW);
        rotate("g1", "g2", NOW);
        assertThat(changed(Optional.empty())).isEmpty();

        stores().sessions().end("t2", NOW);
        rotate("g1", "x", NOW.plus(GRACE).plusMillis(1));

        assertThat(changed(Optional.empty())).containsExactly(ada.id(), grace.id());
        assertThat(changed(Optional.of(grace.id()))).containsExactly(grace.id());
        assertThat(stores().changes().unsettled(Optional.empty(), 1)).hasSize(1);
        List<Change<AccountId>> settled = stores().changes().unsettled(Optional.of(ada.id()), 10);
        stores().changes().settle(settled);
        stores().changes().settle(settled);
        assertThat(changed(Optional.empty())).containsExactly(grace.id());
    }

    private List<AccountId> changed(Optional<AccountId> account) {
        return stores().changes().unsettled(account, 10).stream()
                .map(Change::subject)
                .toList();
    }

    @Test
    default void openShouldForgetOnlyExpiredSessionsOfTheAccount() {
        Account ada = ada();
        Account grace = IdentityFixtures.anAccount(stores().accounts(), "grace@example.org");
        open(ada, "old", NOW, NOW.plusSeconds(1));
        SessionId live = open(ada, "live");
        SessionId others = open(grace, "others");

        Instant later = NOW.plusSeconds(1);
        open(ada, "new", later, END);

        assertThat(stores().sessions().end("old", later)).isEmpty();
        assertThat(stores().sessions().findHolder(live, later)).isPresent();
        assertThat(stores().sessions().findHolder(others, later)).isPresent();
    }
}
