package io.modelwright.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.identity.SessionId;
import io.modelwright.core.shared.AccountId;
import io.modelwright.ports.identity.driven.AccessTokens.Claims;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SigningKeyFolderTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    @TempDir
    private Path secrets;

    private final AtomicLong nanoTime = new AtomicLong();
    private Instant now = START;

    private SigningKeyFolder node() {
        return new SigningKeyFolder(secrets, () -> now, RANDOM, nanoTime::get);
    }

    private void pass(Duration time) {
        now = now.plus(time);
        nanoTime.addAndGet(time.toNanos());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(secrets.resolve("signing-keys"))) {
            return files.sorted().toList();
        }
    }

    private Claims claims() {
        Instant issued = now.truncatedTo(ChronoUnit.SECONDS);
        return new Claims(
                new AccountId(new UUID(1, 2)), new SessionId(new UUID(3, 4)), issued, issued.plusSeconds(900));
    }

    private static JwtAccessTokens tokens(SigningKeySource keys) {
        return new JwtAccessTokens(keys, "here", UUID::randomUUID);
    }

    @Test
    void theNextKeyShouldSignOnlyWhenAllKnowIt() {
        SigningKeyFolder here = node();
        SigningKeyFolder there = node();
        String first = here.keys().currentId();
        pass(Duration.ofHours(1));
        here.make();
        pass(Duration.ofSeconds(1));

        assertThat(here.keys().currentId()).isEqualTo(first);
        assertThat(there.publicKeySet()).isEqualTo(here.publicKeySet());
        assertThat(here.publicKeySet().toString()).contains(first).contains("ES256");
        pass(SigningKeyFolder.BEFORE_SIGNING);
        String second = here.keys().currentId();
        assertThat(second).isNotEqualTo(first);
        assertThat(there.keys().currentId()).isEqualTo(second);
    }

    @Test
    void tokensOfTheKeyBeforeShouldStayValidWhileTheyLive() throws IOException {
        SigningKeyFolder here = node();
        pass(SigningKeyFolder.AGE_MAX);
        here.maintain();
        pass(SigningKeyFolder.BEFORE_SIGNING.minusSeconds(1));
        Claims last = claims();
        String old = tokens(here).issue(last);
        pass(Duration.ofSeconds(1));
        here.maintain();

        assertThat(tokens(node()).verify(old, now)).contains(last);
        pass(Duration.ofSeconds(898));
        here.maintain();
        assertThat(tokens(here).verify(old, now)).contains(last);
        assertThat(files()).hasSize(2);
        pass(SigningKeyFolder.AFTER_SIGNING);
        here.maintain();
        assertThat(files()).hasSize(1);
        assertThat(here.generation()).isEqualTo(1);
    }

    @Test
    void keysShouldBeReplacedByThemselvesAtTheirAge() throws IOException {
        SigningKeyFolder here = node();
        pass(SigningKeyFolder.AGE_MAX.minusSeconds(1));
        here.maintain();
        assertThat(files()).hasSize(1);
        pass(Duration.ofSeconds(1));
        here.maintain();
        here.maintain();
        assertThat(files()).hasSize(2);
    }

    @Test
    void aKeyThatIsTakenAwayShouldVerifyNothingFromTheNextSecondOn() throws IOException {
        SigningKeyFolder here = node();
        String old = tokens(here).issue(claims());
        long before = here.generation();
        Files.delete(files().getFirst());
        pass(Duration.ofSeconds(1));

        assertThat(tokens(here).verify(old, now)).isEmpty();
        assertThat(tokens(here).generation()).isGreaterThan(before);
        assertThat(tokens(here).verify(tokens(here).issue(claims()), now)).isPresent();
    }

    @Test
    void theFolderShouldNotBeReadAtEachToken() throws IOException {
        SigningKeyFolder here = node();
        String first = here.keys().currentId();
        Files.delete(files().getFirst());
        nanoTime.addAndGet(TimeUnit.MILLISECONDS.toNanos(999));

        assertThat(here.keys().currentId()).isEqualTo(first);
        assertThat(files()).isEmpty();
    }

    @Test
    void whatCannotBeReadShouldLeaveTheKeysAsTheyWere() throws IOException {
        SigningKeyFolder here = node();
        String first = here.keys().currentId();
        Files.writeString(secrets.resolve("signing-keys").resolve("20260301T120000Z.pem"), "half a ke");
        pass(Duration.ofSeconds(1));

        assertThat(here.keys().currentId()).isEqualTo(first);
        assertThat(here.generation()).isZero();
    }

    @Test
    void keysOfInstallationsFromBeforeShouldGoOnAndBeReplacedLater() throws IOException {
        Path former = secrets.resolve("access-token.pem");
        Files.writeString(
                former,
                KeyPairPem.format(SigningKeys.newPair(RANDOM)) + KeyPairPem.format(SigningKeys.newPair(RANDOM)));
        Files.setLastModifiedTime(former, FileTime.from(START.minus(Duration.ofDays(89))));
        String first =
                SigningKeys.of(KeyPairPem.parse(Files.readString(former))).currentId();
        SigningKeyFolder here = node();

        assertThat(here.keys().currentId()).isEqualTo(first);
        here.maintain();
        assertThat(secrets.resolve("signing-keys")).doesNotExist();
        pass(Duration.ofDays(1));
        here.maintain();
        assertThat(here.keys().currentId()).isEqualTo(first);
        pass(SigningKeyFolder.BEFORE_SIGNING.plus(SigningKeyFolder.AFTER_SIGNING));
        here.maintain();
        assertThat(former).doesNotExist();
        assertThat(here.keys().currentId()).isNotEqualTo(first);
    }
}
