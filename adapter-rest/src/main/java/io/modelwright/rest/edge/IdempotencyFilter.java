package io.modelwright.rest.edge;

import io.modelwright.core.idempotency.ReplyKey;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.idempotency.driving.Idempotency;
import io.modelwright.ports.idempotency.driving.Idempotency.Answered;
import io.modelwright.ports.idempotency.driving.Idempotency.Keyed;
import io.modelwright.ports.idempotency.driving.Idempotency.Reply;
import io.modelwright.rest.problem.Problem;
import io.modelwright.rest.problem.ProblemException;
import io.modelwright.rest.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/**
 * Runs a POST with an {@code Idempotency-Key} once: what it does and its answer are kept together, and a repetition gets that
 * answer. The body is read before anything is begun, so that no slow client holds a transaction open. A POST without a key
 * passes untouched, and so does signing in, whose answers are not to be kept anywhere, and what a deployed app does: it keeps its
 * answers itself, with what it does.
 */
final class IdempotencyFilter extends HttpFilter {

    static final String KEY = "Idempotency-Key";
    static final String REPLAYED = "Idempotent-Replayed";

    @Serial
    private static final long serialVersionUID = 1L;

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final transient Idempotency idempotency;
    private final transient ReceivedBody.Spool spool;

    /** @param spool for bodies that may be larger than memory */
    IdempotencyFilter(Idempotency idempotency, ReceivedBody.Spool spool) {
        this.idempotency = idempotency;
        this.spool = spool;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        List<String> keys = request.getMethod().equals("POST") && EdgePaths.isRepeatable(request.getRequestURI())
                ? Collections.list(request.getHeaders(KEY))
                : List.of();
        if (keys.isEmpty() || !(request.getAttribute(AuthenticationFilter.CALLER) instanceof Caller caller)) {
            chain.doFilter(request, response);
            return;
        }
        if (keys.size() > 1 || !ReplyKey.isWord(keys.getFirst())) {
            throw Problems.malformed(
                    "malformed-idempotency-key",
                    JsonPointer.ROOT,
                    "An idempotency key has 1 to 255 visible characters of ASCII, and a request has one.");
        }
        try (ReceivedBody body = ReceivedBody.read(request, spool)) {
            String query = request.getQueryString();
            String target = query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
            Keyed keyed = new Keyed(keys.getFirst(), request.getMethod(), target, body.hash());
            Outcome<Answered> outcome =
                    idempotency.once(caller.principal(), keyed, () -> answer(body.request(request), response, chain));
            switch (outcome) {
                case Outcome.Done<Answered>(Answered answered) -> write(answered, response);
                case Outcome.Refused<Answered>(Refusal refusal) -> throw new ProblemException(problem(refusal));
            }
        } catch (Carried fault) {
            throw fault.carried;
        } catch (UncheckedIOException fault) {
            throw fault.getCause();
        }
    }

    private static Problem problem(Refusal refusal) {
        Problem problem = Problems.of(refusal);
        return refusal.code().equals(Idempotency.IN_PROGRESS) ? problem.withRetryAfter(PAUSE) : problem;
    }

    private static Reply answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
        CapturedResponse captured = new CapturedResponse(response);
        try {
            chain.doFilter(request, captured);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (ServletException fault) {
            throw new Carried(fault);
        }
        return captured.reply();
    }

    private static void write(Answered answered, HttpServletResponse response) throws IOException {
        Reply reply = answered.reply();
        response.setStatus(reply.status());
        reply.fields().forEach(field -> response.addHeader(field.name(), field.value()));
        if (answered.replayed()) {
            response.setHeader(REPLAYED, "true");
        }
        if (reply.body().length > 0) {
            response.setContentLength(reply.body().length);
            response.getOutputStream().write(reply.body());
        }
    }

    /** Brings a checked exception through the atomic work, which it ends. */
    private static final class Carried extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1L;

        private final ServletException carried;

        private Carried(ServletException carried) {
            super(carried);
            this.carried = carried;
        }
    }
}
