package app.support.http;

import app.support.idempotency.RepeatedRequest;
import app.support.idempotency.Repetitions;
import app.support.idempotency.Repetitions.Answered;
import app.support.idempotency.Reply;
import app.support.json.JsonPointer;
import app.support.problem.Problems;
import app.support.records.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;

/**
 * Runs a POST with an {@code Idempotency-Key} once: what it does and its answer are kept together, and a repetition gets that
 * answer. The body is read before the transaction begins, so that no slow client holds one open. Without a key nothing changes.
 */
public final class IdempotencyFilter extends HttpFilter {

    private static final String KEY = "Idempotency-Key";
    private static final String REPLAYED = "Idempotent-Replayed";

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Repetitions repetitions;

    public IdempotencyFilter(Repetitions repetitions) {
        this.repetitions = repetitions;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        List<String> keys = request.getMethod().equals("POST") ? Collections.list(request.getHeaders(KEY)) : List.of();
        if (keys.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        Caller caller = Edge.caller(request);
        if (keys.size() > 1 || !RepeatedRequest.isKey(keys.getFirst())) {
            throw Problems.malformed(
                    "malformed-idempotency-key",
                    JsonPointer.ROOT,
                    "An idempotency key has 1 to 255 visible characters of ASCII, and a request has one.");
        }
        try (ReceivedBody body = ReceivedBody.read(request)) {
            String query = request.getQueryString();
            String target = query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
            RepeatedRequest repeated =
                    new RepeatedRequest(caller.id(), request.getMethod(), target, keys.getFirst(), body.hash());
            write(repetitions.once(repeated, () -> answer(body.request(request), response, chain)), response);
        } catch (SQLException fault) {
            throw new IOException("the database refused", fault);
        } catch (Carried fault) {
            throw fault.carried;
        } catch (UncheckedIOException fault) {
            throw fault.getCause();
        }
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
        response.setContentLength(reply.body().length);
        response.getOutputStream().write(reply.body());
    }

    /** Brings a checked exception through the transaction, which it ends. */
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
