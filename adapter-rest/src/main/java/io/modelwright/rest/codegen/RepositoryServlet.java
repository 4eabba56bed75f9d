package io.modelwright.rest.codegen;

import io.modelwright.core.identity.Principal;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.codegen.driven.RepositoryWire.Service;
import io.modelwright.ports.codegen.driving.Repositories;
import io.modelwright.ports.codegen.driving.Repositories.Conversation;
import io.modelwright.rest.edge.Caller;
import io.modelwright.rest.http.Queries;
import io.modelwright.rest.problem.Problem;
import io.modelwright.rest.problem.ProblemException;
import io.modelwright.rest.problem.Problems;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Git's protocol over HTTP, in its newer form alone: {@code info/refs}, {@code git-upload-pack}, {@code git-receive-pack}. */
public final class RepositoryServlet extends HttpServlet {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger(RepositoryServlet.class);
    private static final Pattern PATH = Pattern.compile("/api/v1/apps/([^/]+)/repository\\.git/(.+)");
    private static final Pattern PROTOCOL = Pattern.compile("[a-z0-9=:.-]{0,100}");
    private static final String REFS = "info/refs";

    /** What a client asks for in a fetch is names of commits; what it unpacks to must have an end. */
    private static final long FETCH_MAX = 16L * 1_024 * 1_024;

    /** A client that still sends does not see that it was refused. */
    private static final long LINGER_MAX = 1_024L * 1_024 * 1_024;

    private final transient Repositories repositories;

    public RepositoryServlet(Repositories repositories) {
        this.repositories = repositories;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!(request.getUserPrincipal() instanceof Caller(Principal caller))) {
            throw new IllegalStateException("the edge lets only callers come here");
        }
        Matcher path = PATH.matcher(request.getRequestURI());
        if (!path.matches()) {
            throw new ProblemException(Problems.of(Refusal.NotFound.of("file")));
        }
        String app = path.group(1);
        if (path.group(2).equals(REFS)) {
            need(request, "GET");
            advertise(request, response, caller, app);
            return;
        }
        Service service = Arrays.stream(Service.values())
                .filter(known -> known.command().equals(path.group(2)))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problems.of(Refusal.NotFound.of("file"))));
        need(request, "POST");
        Queries.of(request.getQueryString(), Set.of());
        exchange(request, response, caller, app, service);
    }

    private static void need(HttpServletRequest request, String method) {
        if (!request.getMethod().equals(method)) {
            throw new ProblemException(Problem.of(405, "method-not-allowed", "This method is not for this resource.")
                    .withHeader("Allow", method));
        }
    }

    private void advertise(HttpServletRequest request, HttpServletResponse response, Principal caller, String app)
            throws IOException {
        Optional<String> asked =
                Queries.of(request.getQueryString(), Set.of("service")).find("service");
        Service service = Arrays.stream(Service.values())
                .filter(known -> asked.filter(known.command()::equals).isPresent())
                .findFirst()
                .orElseThrow(
                        () -> Problems.malformed(
                                "malformed-parameter",
                                JsonPointer.ROOT.member("service"),
                                "The parameter service is git-upload-pack or git-receive-pack: use a git of version 1.6.6 or newer."));
        Optional<Conversation> conversation = open(request, response, caller, app, service);
        if (conversation.isPresent()) {
            response.setContentType("application/x-" + service.command() + "-advertisement");
            response.setHeader("Cache-Control", "no-cache, max-age=0, must-revalidate");
            conversation.get().advertise(response.getOutputStream());
        }
    }

    private void exchange(
            HttpServletRequest request, HttpServletResponse response, Principal caller, String app, Service service)
            throws IOException {
        String type = "application/x-" + service.command();
        if (!(type + "-request").equals(request.getContentType())) {
            throw new ProblemException(
                    Problem.of(415, "unsupported-media-type", "The body has to be " + type + "-request."));
        }
        Optional<Conversation> conversation = open(request, response, caller, app, service);
        if (conversation.isEmpty()) {
            return;
        }
        response.setContentType(type + "-result");
        response.setHeader("Cache-Control", "no-cache, max-age=0, must-revalidate");
        InputStream body = body(request, service);
        try {
            conversation.get().answer(body, response.getOutputStream());
        } catch (IOException broken) {
            LOG.debug("a client of git cannot be understood, or went away", broken);
            if (response.isCommitted()) {
                throw broken;
            }
            response.reset();
            throw new ProblemException(Problem.of(400, "malformed-request", "This is not what a client of git sends."));
        } finally {
            linger(request.getInputStream());
        }
    }

    private static InputStream body(HttpServletRequest request, Service service) throws IOException {
        String encoding = request.getHeader("Content-Encoding");
        boolean packed = encoding != null && Set.of("gzip", "x-gzip").contains(encoding);
        try {
            InputStream body = packed ? new GZIPInputStream(request.getInputStream()) : request.getInputStream();
            return service == Service.FETCH ? new BoundedStream(body, FETCH_MAX) : body;
        } catch (IOException broken) {
            throw new ProblemException(Problem.of(400, "malformed-request", "The body is no gzip."));
        }
    }

    private static void linger(InputStream body) {
        byte[] buffer = new byte[16 * 1_024];
        try {
            int read = 0;
            for (long left = LINGER_MAX; left > 0 && read >= 0; left -= read) {
                read = body.read(buffer);
            }
        } catch (IOException gone) {
            LOG.debug("a client of git went away: {}", gone.toString());
        }
    }

    /** Empty where the client was told in words why not, which git shows in no other form. */
    private Optional<Conversation> open(
            HttpServletRequest request, HttpServletResponse response, Principal caller, String app, Service service)
            throws IOException {
        String protocol = Optional.ofNullable(request.getHeader("Git-Protocol"))
                .filter(text -> PROTOCOL.matcher(text).matches())
                .orElse("");
        return switch (repositories.open(caller, app, service, protocol)) {
            case Outcome.Done<Conversation>(Conversation conversation) -> Optional.of(conversation);
            case Outcome.Refused<Conversation>(Refusal refusal) -> {
                Problem problem = Problems.of(refusal);
                String agent = request.getHeader("User-Agent");
                if (agent == null || !agent.startsWith("git/")) {
                    throw new ProblemException(problem);
                }
                response.setStatus(problem.status());
                response.setContentType("text/plain; charset=utf-8");
                response.getOutputStream().write((problem.detail() + "\n").getBytes(StandardCharsets.UTF_8));
                yield Optional.empty();
            }
        };
    }
}
