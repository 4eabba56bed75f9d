package io.modelwright.testkit.identity;

import static io.modelwright.testkit.identity.IdentityFixtures.NOW;
import static io.modelwright.testkit.identity.IdentityFixtures.aSessionId;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.identity.Account;
import io.modelwright.core.identity.ApiKey;
import io.modelwright.core.identity.ApiKeyId;
import io.modelwright.core.identity.Device;
import io.modelwright.core.identity.PasswordHash;
import io.modelwright.core.identity.Scope;
import io.modelwright.core.identity.SessionId;
import io.modelwright.core.shared.AccountId;
import io.modelwright.ports.identity.driven.ApiKeyRepository.Added;
import io.modelwright.ports.identity.driven.ApiKeyRepository.NewApiKey;
import io.modelwright.ports.identity.driven.PasswordResetRepository.Reset;
import io.modelwright.ports.identity.driven.SessionRepository.NewSession;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@code PasswordResetRepository} does. */
public interface PasswordResetRepositoryContract {

    Instant RESET_END = NOW.plus(Duration.ofHours(24));

    /** Fresh and empty for each test; the same for all calls within one test. */
    IdentityStores stores();

    private Account ada() {
        return IdentityFixtures.anAccount(stores().accounts(), "ada@example.org");
    }

    private void issue(Account account, String tokenHash) {
        assertThat(stores().passwordResets().issue(new Reset(account.id(), tokenHash, account.id(), RESET_END)))
                .isTrue();
    }

    private PasswordHash passwordOf(AccountId account) {
        return stores().accounts().findCredentials(account).orElseThrow().passwordHash();
    }

    private SessionId open(Account account) {
        SessionId session = aSessionId();
        Instant end = NOW.plus(Duration.ofDays(30));
        NewSession opening =
                new NewSession(session, account.id(), "token of " + session, Device.UNKNOWN, NOW, end, end);
        assertThat(stores().sessions().open(opening, passwordOf(account.id()))).isTrue();
        return session;
    }

    @Test
    default void useShouldSetThePasswordOnceAndEndSessionsAndKeys() {
        Account ada = ada();
        Account grace = IdentityFixtures.anAccount(stores().accounts(), "grace@example.org");
        SessionId session = open(ada);
        SessionId hers = open(grace);
        ApiKey key = new ApiKey(
                new ApiKeyId(IdentityFixtures.nextId()),
                "Export",
                "mw_abcd",
                Set.of(Scope.RECORDS_READ),
                NOW,
                RESET_END,
                Optional.empty());
        assertThat(stores().apiKeys().add(new NewApiKey(ada.id(), session, key, "k"), 5))
                .isEqualTo(Added.KEPT);
        issue(ada, "r1");
        PasswordHash after = new PasswordHash("another");

        assertThat(stores().passwordResets().find("r1", NOW)).contains(ada);
        assertThat(stores().passwordResets().use("r1", after, NOW)).contains(ada.id());

        assertThat(passwordOf(ada.id())).isEqualTo(after);
        assertThat(stores().sessions().findHolder(session, NOW)).isEmpty();
        assertThat(stores().sessions().findHolder(hers, NOW)).isPresent();
        assertThat(stores().apiKeys().use(key.id(), NOW, NOW)).isEmpty();
        assertThat(stores().changes().unsettled(Optional.of(ada.id()), 10)).isNotEmpty();
        assertThat(stores().passwordResets().find("r1", NOW)).isEmpty();
        assertThat(stores().passwordResets().use("r1", new PasswordHash("third"), NOW))
                .isEmpty();
        assertThat(passwordOf(ada.id())).isEqualTo(after);
    }

    @Test
    default void tokenShouldNotBeValidWhenItIsUnknownExpiredOrReplaced() {
        Account ada = ada();
        PasswordHash before = passwordOf(ada.id());
        PasswordHash after = new PasswordHash("another");
        issue(ada, "r1");

        assertThat(stores().passwordResets().use("r0", after, NOW)).isEmpty();
        assertThat(stores().passwordResets().find("r1", RESET_END)).isEmpty();
        assertThat(stores().passwordResets().use("r1", after, RESET_END)).isEmpty();
        issue(ada, "r2");
        assertThat(stores().passwordResets().find("r1", NOW)).isEmpty();
        assertThat(stores().passwordResets().use("r1", after, NOW)).isEmpty();
        assertThat(passwordOf(ada.id())).isEqualTo(before);
        assertThat(stores().changes().unsettled(Optional.empty(), 10)).isEmpty();
        assertThat(stores().passwordResets().use("r2", after, NOW)).contains(ada.id());
    }

    @Test
    default void issueShouldKeepNothingWhereThereIsNoAccount() {
        Account ada = ada();
        AccountId nobody = new AccountId(IdentityFixtures.nextId());

        assertThat(stores().passwordResets().issue(new Reset(nobody, "r1", ada.id(), RESET_END)))
                .isFalse();
        assertThat(stores().passwordResets().find("r1", NOW)).isEmpty();
    }

    @Test
    default void tokenShouldGoWhenThePasswordChangesByOtherMeans() {
        Account ada = ada();
        issue(ada, "r1");
        PasswordHash before = passwordOf(ada.id());

        assertThat(stores().accounts()
                        .changePassword(ada.id(), before, new PasswordHash("hers"), Optional.empty(), NOW))
                .isTrue();

        assertThat(stores().passwordResets().use("r1", new PasswordHash("another"), NOW))
                .isEmpty();
        assertThat(passwordOf(ada.id())).isEqualTo(new PasswordHash("hers"));
    }

    @Test
    default void tokenShouldBeUsedByOneOfManyWhoShowItAtOnce() {
        Account ada = ada();
        issue(ada, "r1");
        List<Callable<Optional<AccountId>>> many = IntStream.range(0, 8)
                .<Callable<Optional<AccountId>>>mapToObj(
                        index -> () -> stores().passwordResets().use("r1", new PasswordHash("password " + index), NOW))
                .toList();

        List<Optional<AccountId>> used = Together.run(many);

        assertThat(used).filteredOn(Optional::isPresent).hasSize(1);
        int first = used.indexOf(Optional.of(ada.id()));
        assertThat(passwordOf(ada.id())).isEqualTo(new PasswordHash("password " + first));
    }
}
