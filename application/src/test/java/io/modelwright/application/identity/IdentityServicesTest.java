package io.modelwright.application.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelwright.core.identity.Device;
import io.modelwright.core.identity.PasswordHash;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.RegistrationMode;
import io.modelwright.core.identity.SessionId;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.failure.Overloaded;
import io.modelwright.ports.identity.driven.AccessTokens;
import io.modelwright.ports.identity.driven.PasswordHasher;
import io.modelwright.ports.identity.driving.Accounts.Profile;
import io.modelwright.ports.identity.driving.Accounts.SignIn;
import io.modelwright.testkit.identity.IdentityFixtures;
import io.modelwright.testkit.identity.InMemoryIdentity;
import io.modelwright.testkit.records.InMemoryRecordStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class IdentityServicesTest {

    private static final String EMAIL = "ada@example.org";
    private static final String PASSWORD = "correct horses battery stapler";

    private final AtomicReference<Instant> now = new AtomicReference<>(IdentityFixtures.NOW);
    private final InstantSource clock = now::get;
    private final InMemoryIdentity stores = new InMemoryIdentity();
    private final InMemoryRecordStore fences = new InMemoryRecordStore();
    private final PlainHasher hasher = new PlainHasher();
    private final PlainTokens tokens = new PlainTokens();
    private IdentityServices identity = services(RegistrationMode.OPEN);

    /** Hashes nothing and remembers what it was asked. */
    private static final class PlainHasher implements PasswordHasher {

        private final List<String> checked = new ArrayList<>();

        @Override
        public PasswordHash hash(String password) {
            return new PasswordHash("plain " + password);
        }

        @Override
        public boolean matches(String password, PasswordHash hash) {
            checked.add(hash.value());
            return hash.value().equals("plain " + password);
        }

        @Override
        public PasswordHash decoy() {
            return new PasswordHash("decoy");
        }
    }

    /** Tokens that are their claims, counting how often one is verified. */
    private static final class PlainTokens implements AccessTokens {

        private final AtomicInteger verifications = new AtomicInteger();
        private final AtomicInteger generation = new AtomicInteger();
        private final AtomicBoolean keyTaken = new AtomicBoolean();

        @Override
        public long generation() {
            return generation.get();
        }

        @Override
        public String issue(Claims claims) {
            return String.join(
                    " ",
                    claims.account().toString(),
                    claims.session().toString(),
                    claims.issuedAt().toString(),
                    claims.expiresAt().toString());
        }

        @Override
        public Optional<Claims> verify(String token, Instant now) {
            verifications.incrementAndGet();
            String[] parts = token.split(" ");
            Claims claims = new Claims(
                    new AccountId(UUID.fromString(parts[0])),
                    new SessionId(UUID.fromString(parts[1])),
                    Instant.parse(parts[2]),
                    Instant.parse(parts[3]));
            return Optional.of(claims).filter(claim -> !keyTaken.get() && now.isBefore(claim.expiresAt()));
        }
    }

    private IdentityServices services(RegistrationMode mode) {
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
                        hasher,
                        tokens,
                        IdentityFixtures::nextId,
                        clock,
                        RandomGenerator.of("L64X128MixRandom")),
                IdentitySettings.standard(mode));
    }

    private static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(T value) -> value;
            case Outcome.Refused<T>(Refusal refusal) -> throw new AssertionError(refusal.toString());
        };
    }

    private static Refusal refused(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Done<?> done -> throw new AssertionError(done.toString());
            case Outcome.Refused<?>(Refusal refusal) -> refusal;
        };
    }

    private SignIn signedIn() {
        identity.accounts().register(EMAIL, PASSWORD, "Ada");
        return done(identity.accounts().signIn(EMAIL, PASSWORD, Device.UNKNOWN));
    }

    private void advance(Duration step) {
        now.updateAndGet(instant -> instant.plus(step));
    }

    @Test
    void registerShouldMakeOnlyTheFirstAccountAdministrator() {
        Profile first = done(identity.accounts().register(EMAIL, PASSWORD, "Ada"));
        Profile second = done(identity.accounts().register("eve@example.org", PASSWORD, "Eve"));

        assertThat(first.platformAdministrator()).isTrue();
        assertThat(second.platformAdministrator()).isFalse();
    }

    @Test
    void registerShouldBeForbiddenWhereRegistrationIsNotOpen() {
        for (RegistrationMode mode : List.of(RegistrationMode.INVITE, RegistrationMode.CLOSED)) {
            assertThat(refused(services(mode).accounts().register(EMAIL, PASSWORD, "Ada")))
                    .isInstanceOf(Refusal.Forbidden.class);
        }
    }

    @Test
    void setUpShouldMakeTheAdministratorOnce() {
        identity = services(RegistrationMode.INVITE);
        String token = identity.installation().issueSetupToken().orElseThrow();

        assertThat(refused(identity.accounts().setUp("guess", EMAIL, PASSWORD, "Ada")))
                .isInstanceOf(Refusal.NotFound.class);
        assertThat(done(identity.accounts().setUp(token, EMAIL, PASSWORD, "Ada"))
                        .platformAdministrator())
                .isTrue();
        assertThat(refused(identity.accounts().setUp(token, "eve@example.org", PASSWORD, "Eve")))
                .isInstanceOf(Refusal.NotFound.class);
        assertThat(identity.installation().issueSetupToken()).isEmpty();
    }

    @Test
    void setUpShouldRefuseAnExpiredToken() {
        String token = identity.installation().issueSetupToken().orElseThrow();
        advance(Duration.ofHours(24));

        assertThat(refused(identity.accounts().setUp(token, EMAIL, PASSWORD, "Ada")))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void signInShouldCheckOneHashWhoeverAsks() {
        identity.accounts().register(EMAIL, PASSWORD, "Ada");

        Refusal wrong = refused(identity.accounts().signIn(EMAIL, "wrong", Device.UNKNOWN));
        Refusal unknown = refused(identity.accounts().signIn("nobody@example.org", "wrong", Device.UNKNOWN));
        Refusal senseless = refused(identity.accounts().signIn("no address", "wrong", Device.UNKNOWN));

        assertThat(List.of(unknown, senseless)).containsOnly(wrong);
        assertThat(hasher.checked).containsExactly("plain " + PASSWORD, "decoy", "decoy");
    }

    @Test
    void signInShouldNotAcceptTheDecoysOwnPassword() {
        PasswordHasher gullible = new PasswordHasher() {
            @Override
            public PasswordHash hash(String password) {
                return hasher.hash(password);
            }

            @Override
            public boolean matches(String password, PasswordHash hash) {
                return true;
            }

            @Override
            public PasswordHash decoy() {
                return hasher.decoy();
            }
        };

        assertThat(new BoundedHashing(gullible, 1).matches("anything", Optional.empty()))
                .isFalse();
    }

    @Test
    void hashingShouldBeRefusedWhenTooMuchRunsAtOnce() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        PasswordHasher slow = new PasswordHasher() {
            @Override
            public PasswordHash hash(String password) {
                inside.countDown();
                try {
                    leave.await();
                } catch (InterruptedException interruption) {
                    Thread.currentThread().interrupt();
                }
                return hasher.hash(password);
            }

            @Override
            public boolean matches(String password, PasswordHash hash) {
                return false;
            }

            @Override
            public PasswordHash decoy() {
                return hasher.decoy();
            }
        };
        BoundedHashing hashing = new BoundedHashing(slow, 1);
        Thread busy = Thread.ofPlatform().start(() -> hashing.hash(PASSWORD));
        inside.await();

        assertThatThrownBy(() -> hashing.hash(PASSWORD)).isInstanceOf(Overloaded.class);

        leave.countDown();
        busy.join();
        assertThat(hashing.hash(PASSWORD)).isEqualTo(hasher.hash(PASSWORD));
    }

    @Test
    void authenticateShouldAskTheStoreAndVerifyEachTokenOnce() {
        SignIn signIn = signedIn();
        Principal before =
                identity.accounts().authenticate(signIn.accessToken()).orElseThrow();
        done(identity.workspaces().create(before, "Second"));

        Principal after = identity.accounts().authenticate(signIn.accessToken()).orElseThrow();

        assertThat(before.memberships()).hasSize(1);
        assertThat(after.memberships()).hasSize(2);
        assertThat(tokens.verifications.get()).isEqualTo(1);
    }

    @Test
    void tokensShouldBeVerifiedAnewWhenAKeyWasTakenAway() {
        SignIn signIn = signedIn();
        assertThat(identity.callers().recognize(signIn.accessToken())).isPresent();
        tokens.keyTaken.set(true);
        assertThat(identity.callers().recognize(signIn.accessToken()))
                .as("remembered")
                .isPresent();
        tokens.generation.incrementAndGet();

        assertThat(identity.callers().recognize(signIn.accessToken())).isEmpty();
        assertThat(identity.accounts().authenticate(signIn.accessToken())).isEmpty();
    }

    @Test
    void recognizeShouldBeAtMostASecondOld() {
        SignIn signIn = signedIn();
        Principal principal = identity.callers().recognize(signIn.accessToken()).orElseThrow();
        stores.disable(principal.account());

        advance(Duration.ofMillis(999));
        assertThat(identity.callers().recognize(signIn.accessToken())).contains(principal);
        advance(Duration.ofMillis(1));
        assertThat(identity.callers().recognize(signIn.accessToken())).isEmpty();
    }

    @Test
    void recognizeShouldForgetAtOnceWhoSignedOutHere() {
        SignIn signIn = signedIn();
        assertThat(identity.callers().recognize(signIn.accessToken())).isPresent();

        identity.accounts().signOut(signIn.refreshToken());

        assertThat(identity.callers().recognize(signIn.accessToken())).isEmpty();
        assertThat(identity.accounts().authenticate(signIn.accessToken())).isEmpty();
    }

    @Test
    void endingASessionShouldMakeEveryNodeAskAnewForItsHolder() {
        SignIn here = signedIn();
        SignIn there = done(identity.accounts().signIn(EMAIL, PASSWORD, Device.UNKNOWN));
        IdentityServices otherNode = services(RegistrationMode.OPEN);
        Principal known = otherNode.callers().recognize(here.accessToken()).orElseThrow();
        assertThat(known.epoch()).isEqualTo(fences.callerEpoch(known.account()));

        identity.accounts().signOut(here.refreshToken());

        assertThat(otherNode.callers().recognize(here.accessToken()))
                .as("within its second")
                .contains(known);
        assertThat(fences.callerEpoch(known.account())).isEqualTo(known.epoch() + 1);
        assertThat(otherNode.callers().renew(known)).isEmpty();
        Principal still = otherNode.callers().recognize(there.accessToken()).orElseThrow();
        assertThat(otherNode.callers().renew(still)).contains(still);
        assertThat(still.epoch()).isEqualTo(known.epoch() + 1);
        assertThat(stores.changes().unsettled(Optional.empty(), 10)).isEmpty();
    }

    @Test
    void changesThatANodeLeftBehindShouldBeSettled() {
        SignIn signIn = signedIn();
        Principal known = identity.callers().recognize(signIn.accessToken()).orElseThrow();
        stores.sessions().end(OpaqueTokens.hash(signIn.refreshToken()), now.get());
        assertThat(fences.callerEpoch(known.account())).isEqualTo(known.epoch());

        identity.settlement().settleLeftovers();

        assertThat(fences.callerEpoch(known.account())).isEqualTo(known.epoch() + 1);
        assertThat(stores.changes().unsettled(Optional.empty(), 10)).isEmpty();
    }

    @Test
    void workShouldGoOnInTheNameOfWhoAskedForIt() {
        Principal known =
                identity.accounts().authenticate(signedIn().accessToken()).orElseThrow();
        Principal working = new Members(stores.accounts(), stores.workspaces())
                .apply(known.account())
                .orElseThrow();
        fences.bumpCaller(known.account());

        assertThat(identity.callers().renew(working)).contains(working.at(known.epoch() + 1));
    }

    @Test
    void verifiedTokensShouldStillExpire() {
        SignIn signIn = signedIn();
        assertThat(identity.accounts().authenticate(signIn.accessToken())).isPresent();

        advance(Duration.ofMinutes(15));

        assertThat(identity.accounts().authenticate(signIn.accessToken())).isEmpty();
        assertThat(identity.callers().recognize(signIn.accessToken())).isEmpty();
    }

    @Test
    void refreshShouldNotOutliveTheAbsoluteEndOfTheSession() {
        SignIn signIn = signedIn();
        for (int day = 0; day < 29; day++) {
            advance(Duration.ofDays(1));
            signIn = done(identity.accounts().refresh(signIn.refreshToken()));
        }
        advance(Duration.ofDays(1));

        assertThat(refused(identity.accounts().refresh(signIn.refreshToken())))
                .isInstanceOf(Refusal.Unauthenticated.class);
    }

    @Test
    void refreshShouldOpenTheSameSuccessorWithinTheGrace() {
        SignIn signIn = signedIn();
        SignIn first = done(identity.accounts().refresh(signIn.refreshToken()));
        advance(Duration.ofSeconds(20));

        SignIn again = done(identity.accounts().refresh(signIn.refreshToken()));

        assertThat(again.refreshToken()).isEqualTo(first.refreshToken());
    }
}
