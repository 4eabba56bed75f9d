package io.modelwright.rest.ui;

import io.modelwright.rest.http.Revisions;
import io.modelwright.rest.problem.Problem;
import io.modelwright.rest.problem.ProblemException;
import io.modelwright.rest.ui.UiFiles.UiFile;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The studio at {@code /}, and whatever nobody else answers. Its files by their paths; its page to browsers that ask for a page, since
 * the page itself knows its places: but never where programs look for something else.
 */
public final class UiServlet extends HttpServlet {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final String FOLDER = "/assets/ui/";
    private static final List<String> OTHERS = List.of("api", "docs", "health", "metrics", ".well-known", "assets");

    private final transient Optional<UiFiles> files;

    /** Serves what the class path holds. */
    public UiServlet() {
        this(UiFiles.find(FOLDER));
    }

    UiServlet(Optional<UiFiles> files) {
        this.files = files;
    }

    /** Whether the studio was built into this program. */
    public static boolean isPackaged() {
        return UiServlet.class.getResource(FOLDER + "files.txt") != null;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getRequestURI();
        UiFiles studio = files.orElseThrow(() -> absent(path));
        boolean isRead =
                request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        Optional<UiFile> file = studio.find(path, 1);
        boolean isPage = path.equals("/") || (isPlace(path) && acceptsPages(request.getHeader("Accept")));
        if (path.equals("/index.html") && isRead) {
            response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
            response.setHeader("Location", "/");
        } else if ((file.isPresent() || path.equals("/")) && !isRead) {
            throw new ProblemException(Problem.of(405, "method-not-allowed", "This is only there to be read.")
                    .withHeader("Allow", "GET, HEAD"));
        } else if (file.isPresent()) {
            send(file.get(), request, response);
        } else if (isPage && isRead) {
            send(studio.page(), response);
        } else {
            throw notFound("There is nothing here.");
        }
    }

    private static ProblemException absent(String path) {
        return notFound(
                path.equals("/")
                        ? "This program was built without its user interface. Its API is at /api/v1, the reference at /docs."
                        : "There is nothing here.");
    }

    private static ProblemException notFound(String detail) {
        return new ProblemException(Problem.of(404, "not-found", detail));
    }

    /** Whether the page may know that place: names of files are none, nor what programs ask for. */
    private static boolean isPlace(String path) {
        String first = path.substring(1).split("/", 2)[0];
        return !OTHERS.contains(first) && path.indexOf('.', path.lastIndexOf('/')) < 0;
    }

    /** Whoever takes anything means no page: a program that asks for what is not there should be told so. */
    private static boolean acceptsPages(@Nullable String accept) {
        return accept != null && names(accept, "text/html");
    }

    /** Whether a list of a header field names that, with another quality than 0. */
    private static boolean names(String list, String wanted) {
        return Arrays.stream(list.toLowerCase(Locale.ROOT).split(",")).anyMatch(one -> {
            String[] parts = one.strip().split("\\s*;\\s*", -1);
            return parts[0].equals(wanted)
                    && Arrays.stream(parts).skip(1).noneMatch(part -> part.matches("q\\s*=\\s*0(\\.0*)?"));
        });
    }

    private static void send(UiPage page, HttpServletResponse response) throws IOException {
        String nonce = page.nonce();
        byte[] bytes = page.with(nonce);
        response.setHeader("Content-Security-Policy", UiPage.policy(nonce));
        // Without a tag: who kept the page would show an old nonce under a new policy. For nobody else's cache.
        response.setHeader("Cache-Control", "private, no-cache");
        response.setContentType("text/html; charset=utf-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private static void send(UiFile file, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", file.isHashed() ? "public, max-age=31536000, immutable" : "no-cache");
        response.setHeader("ETag", file.tag());
        response.setHeader("Vary", "Accept-Encoding");
        if (Revisions.isKnown(request.getHeader("If-None-Match"), file.tag())) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(file.mediaType());
        String encodings =
                Optional.ofNullable(request.getHeader("Accept-Encoding")).orElse("");
        if (file.isGzip() && !names(encodings, "gzip")) {
            file.writePlain(response.getOutputStream());
            return;
        }
        if (file.isGzip()) {
            response.setHeader("Content-Encoding", "gzip");
        }
        response.setContentLength(file.bytes().length);
        response.getOutputStream().write(file.bytes());
    }
}
