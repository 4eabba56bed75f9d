package io.modelwright.application.failure;

import io.modelwright.ports.failure.StoreUnavailable;
import java.time.Duration;
import org.slf4j.Logger;

/**
 * Work that is tried until it goes well: tells once that it fails and once that it goes well again, however many attempts lie
 * between, and spaces them. A store that is away is told in a line, anything else with where it came from. For one thread.
 */
public final class Outage {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Logger log;
    private final String work;
    private int attempts;

    /** @param work what fails, for a sentence: "{work} fails" */
    public Outage(Logger log, String work) {
        this.log = log;
        this.work = work;
    }

    /**
     * An attempt has failed.
     *
     * @return how long to wait before the next one: a second at first, five at last
     */
    public Duration failed(RuntimeException fault) {
        attempts++;
        if (attempts > 1) {
            log.debug("{} fails still, at attempt {}", work, attempts, fault);
        } else if (fault instanceof StoreUnavailable) {
            log.warn("{} fails and is tried until it goes well: {}", work, fault.getMessage());
        } else {
            log.warn("{} fails and is tried until it goes well", work, fault);
        }
        Duration pause = FIRST_PAUSE.multipliedBy(attempts);
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    /** An attempt has gone well. */
    public void passed() {
        if (attempts > 0) {
            log.info("{} goes well again, after {} attempts", work, attempts);
            attempts = 0;
        }
    }
}
