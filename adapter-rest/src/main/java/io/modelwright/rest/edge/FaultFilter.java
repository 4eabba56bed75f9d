package io.modelwright.rest.edge;

import io.modelwright.rest.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;

/** Turns whatever is thrown behind it into a problem, so that nobody ever sees a stack trace or a page of the server's. */
final class FaultFilter extends HttpFilter {

    @Serial
    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException wrapped) {
            Throwable cause = wrapped.getRootCause();
            answer(request, response, cause == null ? wrapped : cause, wrapped);
        } catch (RuntimeException | Error fault) {
            answer(request, response, fault, fault);
        }
    }

    private static void answer(
            HttpServletRequest request, HttpServletResponse response, Throwable cause, Throwable thrown)
            throws IOException {
        if (response.isCommitted()) {
            // Half an answer cannot be taken back: the broken connection tells the client.
            throw new IOException("the answer broke off", thrown);
        }
        String id = RequestIds.of(request);
        ProblemResponse.write(response, Problems.of(cause, id), id);
    }
}
