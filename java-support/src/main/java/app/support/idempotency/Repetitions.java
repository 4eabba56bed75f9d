package app.support.idempotency;

import app.support.idempotency.ReplyTable.Kept;
import app.support.problem.Problem;
import app.support.problem.ProblemException;
import app.support.problem.Problems;
import app.support.query.Sealing;
import app.support.store.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** Does each request once, together with keeping its answer, which who sends it again gets for a day. Thread-safe. */
public final class Repetitions {

    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** Larger answers are not kept: what was done stands, and who asks again is told so. */
    private static final int BODY_MAX = 1_024 * 1_024;

    private static final String TOO_LARGE = "";

    private final Transactions transactions;
    private final Sealing sealing;
    private final InstantSource clock;

    /** @param sealing for answers, which may show what is hidden from others */
    public Repetitions(Transactions transactions, Sealing sealing, InstantSource clock) {
        this.transactions = transactions;
        this.sealing = sealing;
        this.clock = clock;
    }

    /** @param replayed whether this was answered before */
    public record Answered(Reply reply, boolean replayed) {}

    /** @param work what the request does, all of it by way of the same {@link Transactions}, and its answer */
    public Answered once(RepeatedRequest request, Supplier<Reply> work) throws SQLException {
        String place = request.place();
        return transactions.whole(
                connection -> {
                    if (!ReplyTable.claim(connection, place)) {
                        throw inProgress();
                    }
                    Optional<Kept> kept = ReplyTable.find(connection, place, clock.instant());
                    return kept.isPresent()
                            ? new Answered(again(request, place, kept.get()), true)
                            : new Answered(fresh(connection, request, place, work), false);
                },
                answered -> answered.reply().isKept());
    }

    private Reply fresh(Connection connection, RepeatedRequest request, String place, Supplier<Reply> work)
            throws SQLException {
        Reply reply = work.get();
        if (reply.isKept()) {
            String sealed = reply.body().length > BODY_MAX ? TOO_LARGE : sealing.seal(place, reply.toBytes());
            ReplyTable.put(
                    connection,
                    place,
                    new Kept(request.bodyHash(), sealed),
                    clock.instant().plus(KEPT));
        }
        return reply;
    }

    private Reply again(RepeatedRequest request, String place, Kept kept) {
        if (!kept.bodyHash().equals(request.bodyHash())) {
            throw Problem.of(
                            422,
                            "idempotency-key-reused",
                            "This key was used for a request with another body. Take a new one for a new request.")
                    .exception();
        }
        if (kept.sealed().equals(TOO_LARGE)) {
            throw Problems.conflict(
                    "idempotency-reply-too-large",
                    "This was done, and its answer was too large to be kept. Do not send it again.");
        }
        return sealing.open(place, kept.sealed())
                .map(Reply::of)
                .orElseThrow(() -> Problems.conflict(
                        "idempotency-reply-lost",
                        "This was done, and its answer cannot be read any more. Do not send it again."));
    }

    private static ProblemException inProgress() {
        return Problem.of(409, "idempotency-in-progress", "A request under this key is being answered now.")
                .withRetryAfter(PAUSE)
                .exception();
    }

    /** Forgets the answers whose day is over; how many there were. */
    public int sweep() throws SQLException {
        Instant now = clock.instant();
        return transactions.run(connection -> ReplyTable.deleteExpired(connection, now));
    }
}
