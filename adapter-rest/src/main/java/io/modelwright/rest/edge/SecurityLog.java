package io.modelwright.rest.edge;

import io.modelwright.core.identity.EmailAddress;
import io.modelwright.core.shared.Outcome;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/** What whoever watches over the installation wants to know of requests; never a secret. Thread-safe. */
public final class SecurityLog {

    /** The logger of all modules for that. */
    public static final String NAME = "modelwright.security";

    private static final Logger LOG = LoggerFactory.getLogger(NAME);
    private static final String SUBJECT = "io.modelwright.rest.subject";
    private static final long LIMIT_PAUSE_NANOS = Duration.ofSeconds(10).toNanos();

    /** How often a limit was hit since it was last told. */
    private record Hits(AtomicLong count, AtomicLong toldAt) {}

    private static final ConcurrentHashMap<String, Hits> LIMITS = new ConcurrentHashMap<>();

    private SecurityLog() {}

    /**
     * Names the account that the request is about, where that is an address: people type passwords into the wrong field, and
     * those must not be told.
     */
    public static void about(HttpServletRequest request, String email) {
        if (EmailAddress.parse(email) instanceof Outcome.Done<EmailAddress>(EmailAddress address)) {
            request.setAttribute(SUBJECT, address.value());
        }
    }

    static void event(HttpServletRequest request, Level level, String event, int status) {
        LoggingEventBuilder line = LOG.atLevel(level)
                .addKeyValue("status", status)
                .addKeyValue("method", request.getMethod())
                .addKeyValue("path", request.getRequestURI())
                .addKeyValue("address", request.getRemoteAddr());
        if (request.getAttribute(AuthenticationFilter.CALLER) instanceof Caller caller) {
            line = line.addKeyValue("account", caller.getName());
        }
        if (request.getAttribute(SUBJECT) instanceof String subject) {
            line = line.addKeyValue("email", subject);
        }
        line.addKeyValue("requestId", RequestIds.of(request)).log(event);
    }

    /** One line for the first hit, and from then on one for all those of some seconds: a flood must not become one of lines. */
    static void limited(String policy, String subject) {
        long now = System.nanoTime();
        Hits hits = LIMITS.computeIfAbsent(
                policy, first -> new Hits(new AtomicLong(), new AtomicLong(now - LIMIT_PAUSE_NANOS)));
        hits.count().incrementAndGet();
        long told = hits.toldAt().get();
        if (now - told >= LIMIT_PAUSE_NANOS && hits.toldAt().compareAndSet(told, now)) {
            LOG.atWarn()
                    .addKeyValue("policy", policy)
                    .addKeyValue("hits", hits.count().getAndSet(0))
                    .addKeyValue("last", subject)
                    .log("rate limit hit");
        }
    }
}
