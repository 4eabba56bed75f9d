package io.modelwright.rest.deploy;

import io.modelwright.core.identity.Principal;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.ports.deploy.driven.AppRequests.Answer;
import io.modelwright.ports.deploy.driven.AppRequests.Body;
import io.modelwright.ports.deploy.driven.AppRequests.Call;
import io.modelwright.ports.deploy.driving.EnvironmentRecords;
import io.modelwright.ports.deploy.driving.EnvironmentRecords.Reply;
import io.modelwright.rest.edge.Caller;
import io.modelwright.rest.edge.ReceivedBody;
import io.modelwright.rest.live.LiveStreams;
import io.modelwright.rest.problem.Problem;
import io.modelwright.rest.problem.ProblemException;
import io.modelwright.rest.problem.Problems;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The records and files of an app where it is deployed, under the contract of those of the studio: the application there answers.
 * Whoever comes here was let in by the edge. A body is received whole before the application is asked, and an answer goes out as it
 * comes.
 */
public final class EnvironmentRecordsServlet extends HttpServlet {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Which version of the app serves; a request that names one is for no other. */
    static final String VERSION = "App-Version";

    /** What requests say that is for the application; what is about connections, origins and cookies is not. */
    private static final List<String> HANDED_ON = List.of(
            "Accept",
            "Content-Type",
            "Content-Disposition",
            "If-Match",
            "If-None-Match",
            "If-Range",
            "Range",
            "Idempotency-Key",
            "Last-Event-ID");

    private final transient EnvironmentRecords records;
    private final transient LiveStreams streams;
    private final transient ReceivedBody.Spool spool;

    public EnvironmentRecordsServlet(EnvironmentRecords records, LiveStreams streams, ReceivedBody.Spool spool) {
        this.records = records;
        this.streams = streams;
        this.spool = spool;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        EnvironmentPath path = EnvironmentPath.parse(request.getRequestURI())
                .orElseThrow(() -> new ProblemException(Problem.of(404, "not-found", "There is nothing here.")));
        if (!(request.getUserPrincipal() instanceof Caller(Principal caller))) {
            throw new IllegalStateException("the edge lets only callers come here");
        }
        Optional<Integer> expected = expected(request);
        if (path.isEvents() && request.getMethod().equals("GET")) {
            follow(path, caller, expected, request, response);
            return;
        }
        try (ReceivedBody body = ReceivedBody.read(request, spool);
                InputStream content = body.open()) {
            Optional<Body> sent = takesBody(request) || body.length() > 0
                    ? Optional.of(new Body(content, body.length()))
                    : Optional.empty();
            Call call = new Call(request.getMethod(), target(path, request), fields(request), sent);
            Reply reply = Problems.valueOf(records.ask(caller, path.app(), path.environment(), call, expected));
            try (Answer answer = reply.answer()) {
                new PassedAnswer(path, reply.version(), answer).to(response);
            }
        }
    }

    private void follow(
            EnvironmentPath path,
            Principal caller,
            Optional<Integer> expected,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        String target = target(path, request);
        EnvironmentFeed.Source source = seen -> {
            Map<String, String> fields = new HashMap<>();
            seen.ifPresent(id -> fields.put("Last-Event-ID", id));
            Call call = new Call("GET", target, fields, Optional.empty());
            return records.ask(caller, path.app(), path.environment(), call, expected);
        };
        Optional<String> last = Optional.ofNullable(request.getHeader("Last-Event-ID"))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
        Reply reply = Problems.valueOf(source.after(last));
        if (reply.answer().status() != HttpServletResponse.SC_OK) {
            try (Answer refusal = reply.answer()) {
                new PassedAnswer(path, reply.version(), refusal).to(response);
            }
            return;
        }
        EnvironmentFeed feed = new EnvironmentFeed(source, last, reply.answer());
        try {
            streams.serve(request, response, seen -> feed);
        } catch (IOException | RuntimeException fault) {
            feed.close();
            throw fault;
        }
    }

    private static String target(EnvironmentPath path, HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null ? path.target() : path.target() + "?" + query;
    }

    private static boolean takesBody(HttpServletRequest request) {
        return switch (request.getMethod()) {
            case "POST", "PUT", "PATCH" -> true;
            default -> false;
        };
    }

    private static Map<String, String> fields(HttpServletRequest request) {
        Map<String, String> fields = new HashMap<>();
        for (String name : HANDED_ON) {
            List<String> lines = Collections.list(request.getHeaders(name));
            if (!lines.isEmpty()) {
                fields.put(name, String.join(", ", lines));
            }
        }
        return fields;
    }

    private static Optional<Integer> expected(HttpServletRequest request) {
        Optional<String> said = Optional.ofNullable(request.getHeader(VERSION)).map(String::strip);
        if (said.filter(text -> !text.matches("[1-9][0-9]{0,8}")).isPresent()) {
            throw Problems.malformed(
                    "malformed-request", JsonPointer.ROOT, "The field " + VERSION + " is the number of a version.");
        }
        return said.map(Integer::valueOf);
    }
}
