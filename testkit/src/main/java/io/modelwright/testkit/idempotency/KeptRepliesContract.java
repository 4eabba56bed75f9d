package io.modelwright.testkit.idempotency;

import static io.modelwright.testkit.identity.IdentityFixtures.NOW;
import static io.modelwright.testkit.identity.IdentityFixtures.nextId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelwright.core.idempotency.ReplyKey;
import io.modelwright.ports.atomic.driven.Atomic;
import io.modelwright.ports.idempotency.driven.KeptReplies;
import io.modelwright.ports.idempotency.driven.KeptReplies.Claim;
import io.modelwright.ports.idempotency.driven.KeptReplies.KeptReply;
import org.junit.jupiter.api.Test;

/** What every store of kept replies promises. */
public interface KeptRepliesContract {

    KeptReplies replies();

    /** Atomic work that those replies join. */
    Atomic atomic();

    private static ReplyKey key() {
        return ReplyKey.of(nextId().toString(), "POST", "/api/v1/things", "a key");
    }

    private static KeptReply reply(String bodyHash) {
        return new KeptReply(bodyHash, new byte[] {0, 1, -1});
    }

    private Claim claim(ReplyKey key) {
        return atomic().run(() -> replies().claim(key, NOW));
    }

    private void keep(ReplyKey key, KeptReply reply) {
        atomic().run(() -> {
            assertThat(replies().claim(key, NOW)).isEqualTo(new Claim.Free());
            replies().keep(key, reply, NOW.plusSeconds(60));
            return reply;
        });
    }

    @Test
    default void replyShouldBeThereForItsKeyAlone() {
        ReplyKey key = key();
        KeptReply reply = reply("hash");
        keep(key, reply);
        assertThat(claim(key)).isEqualTo(new Claim.Answered(reply));
        assertThat(claim(key())).isEqualTo(new Claim.Free());
    }

    @Test
    default void replyShouldGoWhenItsWorkIsTakenBack() {
        ReplyKey key = key();
        assertThatThrownBy(() -> atomic().run(() -> {
                    replies().claim(key, NOW);
                    replies().keep(key, reply("hash"), NOW.plusSeconds(60));
                    throw new IllegalStateException("no more");
                }))
                .hasMessage("no more");
        assertThat(claim(key)).isEqualTo(new Claim.Free());
        keep(key, reply("other"));
        assertThat(claim(key)).isEqualTo(new Claim.Answered(reply("other")));
    }

    @Test
    default void keyShouldBeFreeAgainWhenItsTimeHasCome() {
        ReplyKey key = key();
        keep(key, reply("hash"));
        Claim later = atomic().run(() -> {
            Claim claim = replies().claim(key, NOW.plusSeconds(60));
            replies().keep(key, reply("new"), NOW.plusSeconds(120));
            return claim;
        });
        assertThat(later).isEqualTo(new Claim.Free());
        assertThat(claim(key)).isEqualTo(new Claim.Answered(reply("new")));
    }

    @Test
    default void forgetShouldTakeAwaySomeOfThoseWhoseTimeHasCome() {
        ReplyKey young = key();
        atomic().run(() -> {
            replies().keep(young, reply("young"), NOW.plusSeconds(600));
            return young;
        });
        keep(key(), reply("a"));
        keep(key(), reply("b"));
        keep(key(), reply("c"));
        assertThat(replies().forget(NOW, 10)).isZero();
        assertThat(replies().forget(NOW.plusSeconds(60), 2)).isEqualTo(2);
        assertThat(replies().forget(NOW.plusSeconds(60), 2)).isEqualTo(1);
        assertThat(claim(young)).isEqualTo(new Claim.Answered(reply("young")));
    }
}
