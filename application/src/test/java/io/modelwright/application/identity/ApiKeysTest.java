package io.modelwright.application.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.identity.Credential;
import io.modelwright.core.identity.Device;
import io.modelwright.core.identity.PasswordHash;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.RegistrationMode;
import io.modelwright.core.identity.Scope;
import io.modelwright.core.identity.SessionId;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.identity.driven.AccessTokens;
import io.modelwright.ports.identity.driven.PasswordHasher;
import io.modelwright.ports.identity.driving.Accounts.SignIn;
import io.modelwright.ports.identity.driving.ApiKeys;
import io.modelwright.ports.identity.driving.ApiKeys.Issued;
import io.modelwright.testkit.identity.IdentityFixtures;
import io.modelwright.testkit.identity.InMemoryIdentity;
import io.modelwright.testkit.records.InMemoryRecordStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class ApiKeysTest {

    private static final String EMAIL = "ada@example.org";
    private static final String PASSWORD = "correct horses battery stapler";

    private final AtomicReference<Instant> now = new AtomicReference<>(IdentityFixtures.NOW);
    private final InMemoryIdentity stores = new InMemoryIdentity();
    private final InMemoryRecordStore fences = new InMemoryRecordStore();
    private final IdentityServices identity = node();
    private final Principal ada = signedIn();

    private IdentityServices node() {
        return IdentityServices.of(
                new IdentityServices.Needs(
                        stores.accounts(),
                        stores.sessions(),
                        stores.workspaces(),
                        stores.invitations(),
                        stores.apiKeys(),
                        stores.passwordResets(),
                        stores.changes(),
                        fences,
                        new PlainHasher(),
                        new PlainTokens(),
                        IdentityFixtures::nextId,
                        now::get,
                        RandomGenerator.of("L64X128MixRandom")),
                IdentitySettings.standard(RegistrationMode.OPEN));
    }

    private static final class PlainHasher implements PasswordHasher {

        @Override
        public PasswordHash hash(String password) {
            return new PasswordHash(password);
        }

        @Override
        public boolean matches(String password, PasswordHash hash) {
            return hash.value().equals(password);
        }

        @Override
        public PasswordHash decoy() {
            return new PasswordHash("");
        }
    }

    private static final class PlainTokens implements AccessTokens {

        @Override
        public String issue(Claims claims) {
            return claims.account() + " " + claims.session();
        }

        @Override
        public long generation() {
            return 0;
        }

        @Override
        public Optional<Claims> verify(String token, Instant at) {
            String[] parts = token.split(" ");
            return Optional.of(new Claims(
                    new AccountId(UUID.fromString(parts[0])),
                    new SessionId(UUID.fromString(parts[1])),
                    at,
                    at.plus(Duration.ofMinutes(15))));
        }
    }

    private static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(T value) -> value;
            case Outcome.Refused<T>(Refusal refusal) -> throw new AssertionError(refusal.toString());
        };
    }

    private static String code(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Done<?> done -> "done";
            case Outcome.Refused<?>(Refusal refusal) -> refusal.code();
        };
    }

    private Principal signedIn() {
        identity.accounts().register(EMAIL, PASSWORD, "Ada");
        SignIn signIn = done(identity.accounts().signIn(EMAIL, PASSWORD, Device.UNKNOWN));
        return identity.accounts().authenticate(signIn.accessToken()).orElseThrow();
    }

    private Issued key() {
        return done(identity.apiKeys().create(ada, "Export", Optional.empty(), ApiKeys.DAYS_STANDARD));
    }

    @Test
    void keyShouldBeKnownByItsHashAlone() {
        Issued issued = key();

        assertThat(stores.apiKeys().verify(issued.secret(), now.get())).isEmpty();
        assertThat(stores.apiKeys().verify(OpaqueTokens.hash(issued.secret()), now.get()))
                .isPresent();
        assertThat(issued.key().scopes()).isEqualTo(Scope.standard());
        assertThat(identity.accounts()
                        .authenticate(issued.secret())
                        .orElseThrow()
                        .credential())
                .isEqualTo(new Credential.ApiKey(issued.key().id(), Scope.standard()));
    }

    @Test
    void revokedKeyShouldBeNoticedByOtherNodesByItsEpoch() {
        Issued issued = key();
        IdentityServices other = node();
        Principal known = other.callers().recognize(issued.secret()).orElseThrow();

        done(identity.apiKeys().revoke(ada, issued.key().id().toString()));

        assertThat(other.callers().recognize(issued.secret()))
                .as("within its second")
                .contains(known);
        assertThat(fences.callerEpoch(ada.account())).isEqualTo(known.epoch() + 1);
        assertThat(other.callers().renew(known)).isEmpty();
        assertThat(other.callers().recognize(issued.secret())).isEmpty();
        assertThat(other.accounts().authenticate(issued.secret())).isEmpty();
    }

    @Test
    void rememberedKeyShouldStillExpire() {
        Issued issued = done(identity.apiKeys().create(ada, "Short", Optional.of(Set.of("records:read")), 1));
        now.set(issued.key().expiresAt().minusMillis(1));
        assertThat(identity.callers().recognize(issued.secret())).isPresent();

        now.set(issued.key().expiresAt());

        assertThat(identity.callers().recognize(issued.secret())).isEmpty();
        assertThat(identity.accounts().authenticate(issued.secret())).isEmpty();
    }

    @Test
    void useCasesOfOnesOwnAccountShouldRefuseKeysThemselves() {
        Principal program = identity.accounts().authenticate(key().secret()).orElseThrow();

        assertThat(List.of(
                        code(identity.apiKeys().create(program, "More", Optional.empty(), 1)),
                        code(identity.apiKeys().list(program, 10, Optional.empty())),
                        code(identity.apiKeys().count(program)),
                        code(identity.apiKeys().revoke(program, "k")),
                        code(identity.accounts().changePassword(program, PASSWORD, "another " + PASSWORD)),
                        code(identity.accounts().rename(program, "Eve")),
                        code(identity.sessions().list(program, 10, Optional.empty())),
                        code(identity.sessions().count(program)),
                        code(identity.sessions().end(program, "s")),
                        code(identity.sessions().endOthers(program)),
                        code(identity.invitations().accept(program, "t")),
                        code(identity.directory().issuePasswordReset(program, "a"))))
                .containsOnly("session-required");
    }

    @Test
    void nothingShouldBeMadeInASessionThatHasEnded() {
        done(identity.sessions()
                .end(ada, ((Credential.Session) ada.credential()).id().toString()));

        assertThat(code(identity.apiKeys().create(ada, "Late", Optional.empty(), 1)))
                .isEqualTo("session-ended");
    }
}
