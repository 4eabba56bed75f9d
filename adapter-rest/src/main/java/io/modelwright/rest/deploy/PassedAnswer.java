package io.modelwright.rest.deploy;

import io.modelwright.core.shared.Json;
import io.modelwright.ports.deploy.driven.AppRequests.Answer;
import io.modelwright.ports.failure.AppUnreachable;
import io.modelwright.rest.edge.RequestIds;
import io.modelwright.rest.json.JsonBodies;
import io.modelwright.rest.problem.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An answer of a deployed application as one of the platform's. Cookies, caches and policies are for the platform to say.
 *
 * @param version that serves
 */
record PassedAnswer(EnvironmentPath path, int version, Answer answer) {

    private static final Logger LOG = LoggerFactory.getLogger(PassedAnswer.class);
    private static final String PROBLEM = "application/problem+json";
    private static final int PROBLEM_MAX = 4 * 1_024 * 1_024;
    private static final int BUFFER = 16 * 1_024;

    private static final List<String> HANDED_ON = List.of(
            "Accept-Ranges",
            "Allow",
            "Content-Disposition",
            "Content-Encoding",
            "Content-Range",
            "Content-Type",
            "ETag",
            "Idempotent-Replayed",
            "Retry-After");

    void to(HttpServletResponse response) throws IOException {
        answer.field("X-Request-Id")
                .ifPresent(id -> LOG.info("{} {} answered as its request {}", path.app(), path.environment(), id));
        boolean isProblem = answer.field("Content-Type")
                .filter(type -> type.startsWith(PROBLEM))
                .isPresent();
        Optional<byte[]> problem = isProblem ? Optional.of(problem(response)) : Optional.empty();
        response.setStatus(answer.status());
        for (String name : HANDED_ON) {
            answer.field(name).ifPresent(text -> response.setHeader(name, text));
        }
        answer.field("Location").flatMap(path::here).ifPresent(here -> response.setHeader("Location", here));
        response.setHeader(EnvironmentRecordsServlet.VERSION, Integer.toString(version));
        if (problem.isPresent()) {
            response.setContentLength(problem.get().length);
            response.getOutputStream().write(problem.get());
            return;
        }
        answer.field("Content-Length")
                .filter(text -> text.matches("[0-9]{1,18}"))
                .ifPresent(length -> response.setContentLengthLong(Long.parseLong(length)));
        copy(response.getOutputStream());
    }

    private void copy(OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int count = read(buffer); count >= 0; count = read(buffer)) {
            out.write(buffer, 0, count);
        }
    }

    private int read(byte[] buffer) {
        try {
            return answer.content().read(buffer);
        } catch (IOException broken) {
            throw new AppUnreachable("the answer broke off", broken);
        }
    }

    /** The problem as one of this request. */
    private byte[] problem(HttpServletResponse response) {
        byte[] whole = problem();
        try {
            if (JsonBodies.parse(whole) instanceof Json.JsonObject(Map<String, Json> members)) {
                Json.ObjectBuilder own = Json.object();
                members.forEach(own::put);
                Optional.ofNullable(response.getHeader(RequestIds.HEADER)).ifPresent(id -> own.put("instance", id));
                return JsonBodies.bytes(own.build());
            }
        } catch (ProblemException unreadable) {
            LOG.debug("a problem that is no JSON");
        }
        throw new AppUnreachable("it answered with a problem that cannot be read", null);
    }

    private byte[] problem() {
        try (InputStream content = answer.content()) {
            return content.readNBytes(PROBLEM_MAX);
        } catch (IOException broken) {
            throw new AppUnreachable("the answer broke off", broken);
        }
    }
}
