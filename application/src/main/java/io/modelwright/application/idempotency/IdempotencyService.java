package io.modelwright.application.idempotency;

import io.modelwright.core.idempotency.ReplyKey;
import io.modelwright.core.identity.Credential;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.atomic.driven.Atomic;
import io.modelwright.ports.idempotency.driven.KeptReplies;
import io.modelwright.ports.idempotency.driven.KeptReplies.Claim;
import io.modelwright.ports.idempotency.driven.KeptReplies.KeptReply;
import io.modelwright.ports.idempotency.driving.Idempotency;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Runs a request in atomic work together with the reply that is kept for it. */
final class IdempotencyService implements Idempotency {

    static final Duration KEPT = Duration.ofHours(24);

    /** Larger replies are not kept: the effect stands, and who asks again is told so. */
    static final int REPLY_MAX = 1_024 * 1_024;

    private static final byte[] TOO_LARGE = {};

    private final Atomic atomic;
    private final KeptReplies replies;
    private final ReplySeal seal;
    private final InstantSource clock;

    IdempotencyService(Atomic atomic, KeptReplies replies, ReplySeal seal, InstantSource clock) {
        this.atomic = atomic;
        this.replies = replies;
        this.seal = seal;
        this.clock = clock;
    }

    @Override
    public Outcome<Answered> once(Principal principal, Keyed request, Supplier<Reply> work) {
        ReplyKey key = ReplyKey.of(caller(principal), request.method(), request.target(), request.key());
        return atomic.run(
                () -> switch (replies.claim(key, now())) {
                    case Claim.Free() -> Outcome.done(new Answered(fresh(key, request, work), false));
                    case Claim.Taken() ->
                        Outcome.refused(new Refusal.Conflict(
                                IN_PROGRESS, "A request under this key is being answered now.", Map.of()));
                    case Claim.Answered(KeptReply kept) -> again(key, request, kept);
                },
                outcome -> outcome instanceof Outcome.Done<Answered>(Answered answered)
                        && answered.reply().isKept());
    }

    /** Sessions of one account are one caller: who signs in anew asks again. A key is one of its own. */
    private static String caller(Principal principal) {
        return principal.credential() instanceof Credential.ApiKey key
                ? "key " + key.id()
                : "account " + principal.account();
    }

    private Reply fresh(ReplyKey key, Keyed request, Supplier<Reply> work) {
        Reply reply = work.get();
        if (reply.isKept()) {
            byte[] sealed = reply.body().length > REPLY_MAX ? TOO_LARGE : seal.seal(key, reply);
            replies.keep(key, new KeptReply(request.bodyHash(), sealed), now().plus(KEPT));
        }
        return reply;
    }

    private Outcome<Answered> again(ReplyKey key, Keyed request, KeptReply kept) {
        if (!kept.bodyHash().equals(request.bodyHash())) {
            return Outcome.refused(new Refusal.Invalid(
                    "idempotency-key-reused",
                    "This key was used for a request with another body. Take a new one for a new request.",
                    List.of()));
        }
        if (kept.sealed().length == 0) {
            return Outcome.refused(new Refusal.Conflict(
                    "idempotency-reply-too-large",
                    "This was done, and its answer was too large to be kept. Do not send it again.",
                    Map.of()));
        }
        return seal.open(key, kept.sealed())
                .<Outcome<Answered>>map(reply -> Outcome.done(new Answered(reply, true)))
                .orElseGet(() -> Outcome.refused(new Refusal.Conflict(
                        "idempotency-reply-lost",
                        "This was done, and its answer cannot be read any more. Do not send it again.",
                        Map.of())));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
