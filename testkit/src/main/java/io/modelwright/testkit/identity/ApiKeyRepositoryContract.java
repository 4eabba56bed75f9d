package io.modelwright.testkit.identity;

import static io.modelwright.testkit.identity.IdentityFixtures.NOW;
import static io.modelwright.testkit.identity.IdentityFixtures.aSessionId;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.identity.Account;
import io.modelwright.core.identity.ApiKey;
import io.modelwright.core.identity.ApiKeyId;
import io.modelwright.core.identity.Credential;
import io.modelwright.core.identity.Device;
import io.modelwright.core.identity.PasswordHash;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.Scope;
import io.modelwright.core.identity.SessionId;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.identity.driven.ApiKeyRepository.Added;
import io.modelwright.ports.identity.driven.ApiKeyRepository.NewApiKey;
import io.modelwright.ports.identity.driven.ApiKeyRepository.Verified;
import io.modelwright.ports.identity.driven.SessionRepository.NewSession;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@code ApiKeyRepository} does. */
public interface ApiKeyRepositoryContract {

    int KEYS_MAX = 3;
    Instant KEY_END = NOW.plus(Duration.ofDays(90));
    Set<Scope> SCOPES = Set.of(Scope.RECORDS_READ, Scope.APPS_WRITE);

    /** Fresh and empty for each test; the same for all calls within one test. */
    IdentityStores stores();

    private Account person(String name) {
        return IdentityFixtures.anAccount(stores().accounts(), name + "@example.org");
    }

    private SessionId session(Account account) {
        SessionId session = aSessionId();
        PasswordHash password =
                stores().accounts().findCredentials(account.id()).orElseThrow().passwordHash();
        Instant end = NOW.plus(Duration.ofDays(30));
        NewSession opening =
                new NewSession(session, account.id(), "token of " + session, Device.UNKNOWN, NOW, end, end);
        assertThat(stores().sessions().open(opening, password)).isTrue();
        return session;
    }

    private static ApiKey aKey(Instant createdAt, Instant expiresAt) {
        return new ApiKey(
                new ApiKeyId(IdentityFixtures.nextId()),
                "Nightly \"export\" ✓",
                "mw_abcd",
                SCOPES,
                createdAt,
                expiresAt,
                Optional.empty());
    }

    private Added add(Account account, SessionId by, ApiKey key) {
        return stores().apiKeys().add(new NewApiKey(account.id(), by, key, "hash of " + key.id()), KEYS_MAX);
    }

    private ApiKey kept(Account account) {
        ApiKey key = aKey(NOW, KEY_END);
        assertThat(add(account, session(account), key)).isEqualTo(Added.KEPT);
        return key;
    }

    private Optional<Principal> use(ApiKey key, Instant now) {
        return stores().apiKeys().use(key.id(), now, now.minus(Duration.ofMinutes(5)));
    }

    @Test
    default void keyShouldActForItsAccountWithTheMembershipsOfNow() {
        Account ada = person("ada");
        Account grace = person("grace");
        WorkspaceId own = workspaceOf(ada);
        WorkspaceId other = workspaceOf(grace);
        ApiKey key = kept(ada);
        stores().admit(other, ada.id(), WorkspaceRole.VIEWER);

        assertThat(stores().apiKeys().verify("hash of " + key.id(), NOW))
                .contains(new Verified(key.id(), ada.id(), KEY_END));
        assertThat(use(key, NOW))
                .contains(new Principal(
                        ada.id(),
                        "ada@example.org",
                        ada.displayName(),
                        false,
                        Map.of(own, WorkspaceRole.OWNER, other, WorkspaceRole.VIEWER),
                        new Credential.ApiKey(key.id(), SCOPES),
                        0));
        stores().workspaces().remove(other, ada.id(), WorkspaceRole.VIEWER);
        assertThat(use(key, NOW).orElseThrow().memberships()).containsOnlyKeys(own);
    }

    private WorkspaceId workspaceOf(Account account) {
        return stores().workspaces()
                .listOf(account.id(), Optional.empty(), 1)
                .getFirst()
                .id();
    }

    @Test
    default void keyShouldNotActWhenItIsOverOrItsAccountDisabled() {
        Account ada = person("ada");
        ApiKey key = kept(ada);
        String hash = "hash of " + key.id();

        assertThat(use(key, KEY_END.minusMillis(1))).isPresent();
        assertThat(use(key, KEY_END)).isEmpty();
        assertThat(stores().apiKeys().verify(hash, KEY_END)).isEmpty();
        assertThat(stores().apiKeys().verify("another", NOW)).isEmpty();
        assertThat(use(aKey(NOW, KEY_END), NOW)).isEmpty();
        stores().accounts().setDisabled(ada.id(), true, NOW);
        assertThat(use(key, NOW)).isEmpty();
        stores().accounts().setDisabled(ada.id(), false, NOW);
        assertThat(use(key, NOW)).isPresent();
    }

    @Test
    default void revokeShouldReachOnlyTheKeysOfTheAccount() {
        Account ada = person("ada");
        Account grace = person("grace");
        ApiKey key = kept(ada);
        ApiKey other = kept(ada);

        assertThat(stores().apiKeys().revoke(grace.id(), key.id())).isFalse();
        assertThat(use(key, NOW)).isPresent();
        assertThat(stores().changes().unsettled(Optional.empty(), 10)).isEmpty();
        assertThat(stores().apiKeys().revoke(ada.id(), key.id())).isTrue();
        assertThat(stores().apiKeys().revoke(ada.id(), key.id())).isFalse();

        assertThat(use(key, NOW)).isEmpty();
        assertThat(stores().apiKeys().verify("hash of " + key.id(), NOW)).isEmpty();
        assertThat(use(other, NOW)).isPresent();
        assertThat(stores().changes().unsettled(Optional.of(ada.id()), 10)).hasSize(1);
    }

    @Test
    default void listShouldPageThroughTheKeysOfTheAccountWithTheirCoarseLastUse() {
        Account ada = person("ada");
        kept(person("grace"));
        ApiKey first = kept(ada);
        ApiKey second = kept(ada);
        Instant used = NOW.plusSeconds(60);
        use(first, used);
        use(first, used.plusSeconds(299));

        ApiKey shown = new ApiKey(first.id(), first.name(), first.start(), SCOPES, NOW, KEY_END, Optional.of(used));
        assertThat(stores().apiKeys().list(ada.id(), Optional.empty(), 10)).containsExactly(shown, second);
        assertThat(stores().apiKeys().list(ada.id(), Optional.empty(), 1)).containsExactly(shown);
        assertThat(stores().apiKeys().list(ada.id(), Optional.of(first.id()), 10))
                .containsExactly(second);
        assertThat(stores().apiKeys().count(ada.id())).isEqualTo(2);
        Instant later = used.plus(Duration.ofMinutes(5)).plusMillis(1);
        use(first, later);
        assertThat(stores().apiKeys()
                        .list(ada.id(), Optional.empty(), 1)
                        .getFirst()
                        .usedAt())
                .contains(later);
    }

    @Test
    default void addShouldKeepNoMoreThanMayBeAndForgetExpiredOnes() {
        Account ada = person("ada");
        SessionId by = session(ada);
        assertThat(add(ada, by, aKey(NOW, NOW.plusSeconds(1)))).isEqualTo(Added.KEPT);

        List<Callable<Added>> many = IntStream.range(0, 6)
                .<Callable<Added>>mapToObj(index -> () -> add(ada, by, aKey(NOW, KEY_END)))
                .toList();
        List<Added> added = Together.run(many);

        assertThat(added).filteredOn(Added.KEPT::equals).hasSize(KEYS_MAX - 1);
        assertThat(added).filteredOn(Added.TOO_MANY::equals).hasSize(6 - KEYS_MAX + 1);
        assertThat(add(ada, by, aKey(NOW.plusSeconds(1), KEY_END))).isEqualTo(Added.KEPT);
        assertThat(stores().apiKeys().count(ada.id())).isEqualTo(KEYS_MAX);
    }

    @Test
    default void addShouldKeepNothingWhenTheSessionIsOver() {
        Account ada = person("ada");
        SessionId ended = session(ada);
        SessionId others = session(person("grace"));
        stores().sessions().end(ada.id(), ended, NOW);

        assertThat(add(ada, ended, aKey(NOW, KEY_END))).isEqualTo(Added.SESSION_ENDED);
        assertThat(add(ada, others, aKey(NOW, KEY_END))).isEqualTo(Added.SESSION_ENDED);
        assertThat(add(ada, aSessionId(), aKey(NOW, KEY_END))).isEqualTo(Added.SESSION_ENDED);
        SessionId live = session(ada);
        stores().disable(ada.id());
        assertThat(add(ada, live, aKey(NOW, KEY_END))).isEqualTo(Added.SESSION_ENDED);
        assertThat(stores().apiKeys().count(ada.id())).isZero();
    }
}
