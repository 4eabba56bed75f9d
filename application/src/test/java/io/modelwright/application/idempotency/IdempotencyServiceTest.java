package io.modelwright.application.idempotency;

import static io.modelwright.application.Outcomes.done;
import static io.modelwright.application.Outcomes.refused;
import static io.modelwright.testkit.identity.IdentityFixtures.NOW;
import static io.modelwright.testkit.identity.IdentityFixtures.aWorkspace;
import static io.modelwright.testkit.identity.IdentityFixtures.anAccount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelwright.core.idempotency.ReplyKey;
import io.modelwright.core.identity.Account;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.shared.Outcome;
import io.modelwright.ports.failure.StoreUnavailable;
import io.modelwright.ports.idempotency.driven.KeptReplies;
import io.modelwright.ports.idempotency.driving.Idempotency;
import io.modelwright.ports.idempotency.driving.Idempotency.Answered;
import io.modelwright.ports.idempotency.driving.Idempotency.Field;
import io.modelwright.ports.idempotency.driving.Idempotency.Keyed;
import io.modelwright.ports.idempotency.driving.Idempotency.Reply;
import io.modelwright.testkit.atomic.InMemoryAtomic;
import io.modelwright.testkit.idempotency.InMemoryKeptReplies;
import io.modelwright.testkit.identity.InMemoryIdentity;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class IdempotencyServiceTest {

    private final InMemoryIdentity stores = new InMemoryIdentity();
    private final InMemoryKeptReplies replies = new InMemoryKeptReplies();
    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private final ReplySeal seal = new ReplySeal(new byte[32], new SecureRandom());
    private final Idempotency idempotency = over(replies);
    private final Account ada = anAccount(stores.accounts(), "ada@example.org");

    private Idempotency over(KeptReplies kept) {
        return new IdempotencyService(new InMemoryAtomic(stores, replies), kept, seal, now::get);
    }

    private Principal as(Account account) {
        return Principal.of(account.id(), account.email().value(), account.displayName(), false, Map.of());
    }

    private static Keyed keyed(String key, String body) {
        return new Keyed(key, "POST", "/api/v1/things?a=b", body);
    }

    /** Makes a workspace and answers with so many bytes. */
    private Reply effect(int status, int bytes) {
        stores.workspaces().add(aWorkspace(), ada.id());
        return new Reply(
                status,
                List.of(new Field("Location", "/api/v1/things/1"), new Field("ETag", "1")),
                "x".repeat(bytes).getBytes(StandardCharsets.UTF_8));
    }

    private int effects() {
        return stores.workspaces().listOf(ada.id(), Optional.empty(), 500).size() - 1;
    }

    private Outcome<Answered> ask(Principal principal, Keyed keyed, int status) {
        return idempotency.once(principal, keyed, () -> effect(status, 3));
    }

    @Test
    void repetitionShouldGetTheFirstAnswerAndDoNothing() {
        Answered first = done(ask(as(ada), keyed("k", "body"), 201));
        Answered second = done(ask(as(ada), keyed("k", "body"), 201));
        assertThat(effects()).isEqualTo(1);
        assertThat(first.replayed()).isFalse();
        assertThat(second.replayed()).isTrue();
        assertThat(second.reply().status()).isEqualTo(201);
        assertThat(second.reply().fields()).isEqualTo(first.reply().fields());
        assertThat(second.reply().body()).isEqualTo(first.reply().body());
    }

    @Test
    void anotherBodyShouldBeRefusedAndAnotherCallerOrTargetOrKeyShouldNotMeet() {
        Account eve = anAccount(stores.accounts(), "eve@example.org");
        done(ask(as(ada), keyed("k", "body"), 201));
        assertThat(refused(ask(as(ada), keyed("k", "other"), 201))).isEqualTo("Invalid idempotency-key-reused");
        assertThat(effects()).isEqualTo(1);
        assertThat(done(ask(as(eve), keyed("k", "body"), 201)).replayed()).isFalse();
        assertThat(done(ask(as(ada), keyed("l", "body"), 201)).replayed()).isFalse();
        assertThat(done(ask(as(ada), new Keyed("k", "POST", "/api/v1/things?a=c", "body"), 201))
                        .replayed())
                .isFalse();
        assertThat(effects()).isEqualTo(4);
    }

    @Test
    void whatWasRefusedShouldLeaveNothingAndMayBeTriedAgain() {
        assertThat(done(ask(as(ada), keyed("k", "body"), 409)).reply().status()).isEqualTo(409);
        assertThat(effects()).isZero();
        assertThat(done(ask(as(ada), keyed("k", "body"), 202)).replayed()).isFalse();
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void effectShouldBeTakenBackWhenItsReplyCannotBeKept() {
        KeptReplies failing = new KeptReplies() {
            @Override
            public Claim claim(ReplyKey key, Instant at) {
                return replies.claim(key, at);
            }

            @Override
            public void keep(ReplyKey key, KeptReply reply, Instant expiresAt) {
                throw new StoreUnavailable("away", null);
            }

            @Override
            public int forget(Instant at, int limit) {
                return 0;
            }
        };
        assertThatThrownBy(() -> over(failing).once(as(ada), keyed("k", "body"), () -> effect(201, 3)))
                .isInstanceOf(StoreUnavailable.class);
        assertThat(effects()).isZero();
    }

    @Test
    void effectShouldStandWhenItsReplyIsTooLarge() {
        done(idempotency.once(as(ada), keyed("k", "body"), () -> effect(201, IdempotencyService.REPLY_MAX + 1)));
        assertThat(refused(ask(as(ada), keyed("k", "body"), 201))).isEqualTo("Conflict idempotency-reply-too-large");
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void keyShouldBeFreeAfterADay() {
        done(ask(as(ada), keyed("k", "body"), 201));
        now.updateAndGet(before -> before.plus(Duration.ofHours(24)));
        assertThat(done(ask(as(ada), keyed("k", "other"), 201)).replayed()).isFalse();
        IdempotencyServices.upkeep(replies, () -> now.get().plus(Duration.ofHours(24)))
                .run();
        assertThat(replies.forget(now.get().plus(Duration.ofHours(24)), 10)).isZero();
    }

    @Test
    void sealedReplyShouldOpenUnderItsOwnKeyAloneAndShowNothing() {
        ReplyKey key = ReplyKey.of("ada", "POST", "/x", "k");
        Reply reply = new Reply(201, List.of(), "mw_canary".getBytes(StandardCharsets.UTF_8));
        byte[] sealed = seal.seal(key, reply);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("canary");
        assertThat(seal.open(key, sealed)).isPresent();
        assertThat(seal.open(ReplyKey.of("eve", "POST", "/x", "k"), sealed)).isEmpty();
        assertThat(seal.open(key, new byte[3])).isEmpty();
        assertThat(seal.seal(key, reply)).isNotEqualTo(sealed);
    }
}
