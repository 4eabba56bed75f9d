package app.support.auth;

import app.support.json.JsonPointer;
import app.support.problem.FieldErrors;
import app.support.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** What passwords must be like, and their hashes: as many at a time as there are processors, which others need too. Thread-safe. */
final class Passwords {

    private static final int LENGTH_MIN = 15;
    /** What bcrypt reads of a password, in bytes. */
    private static final int BYTES_MAX = 72;

    private static final int STRENGTH = 11;
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    /** What wrong addresses are compared with, so that they take as long as wrong passwords: the hash of no password. */
    private static final String NOBODYS_HASH = "$2a$" + STRENGTH + "$" + ".".repeat(53);

    private final BCryptPasswordEncoder encoder = new BCryptPasswordEncoder(STRENGTH);
    private final Semaphore places;
    private final Duration patience;

    Passwords() {
        this(Runtime.getRuntime().availableProcessors(), PATIENCE);
    }

    /**
     * @param places how many hashes are made at a time
     * @param patience how long somebody waits for a place
     */
    Passwords(int places, Duration patience) {
        this.patience = patience;
        this.places = new Semaphore(places);
    }

    String hash(String password) {
        return inTurn(() -> encoder.encode(password));
    }

    boolean matches(String password, String hash) {
        return isReadable(password) && inTurn(() -> encoder.matches(password, hash));
    }

    /** Takes as long as {@link #matches}, and nothing matches. */
    void matchNobody(String password) {
        matches(password, NOBODYS_HASH);
    }

    private <R> R inTurn(Supplier<R> work) {
        try {
            if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Problems.overloaded("Too many people sign in at the moment. Try again soon.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private static boolean isReadable(String password) {
        return password.length() <= BYTES_MAX && password.getBytes(StandardCharsets.UTF_8).length <= BYTES_MAX;
    }

    /** Tells what is wrong with a new password, in the member of that name. */
    static void check(String password, String member, FieldErrors errors) {
        JsonPointer at = JsonPointer.ROOT.member(member);
        if (password.codePointCount(0, password.length()) < LENGTH_MIN) {
            errors.add("too-short", at, "This must have at least " + LENGTH_MIN + " characters.");
        } else if (!isReadable(password)) {
            errors.add("too-long", at, "This must have at most " + BYTES_MAX + " bytes.");
        }
    }
}
