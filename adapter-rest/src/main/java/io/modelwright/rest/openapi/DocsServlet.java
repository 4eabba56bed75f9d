package io.modelwright.rest.openapi;

import io.modelwright.rest.http.Revisions;
import io.modelwright.rest.problem.Problem;
import io.modelwright.rest.problem.ProblemException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;

/**
 * The reference for people at {@code /docs}. Scripts come from this server alone and none is written into the page; styles may
 * be, since the viewer writes some.
 */
public final class DocsServlet extends HttpServlet {

    public static final String PATH = "/docs";

    @Serial
    private static final long serialVersionUID = 1L;

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none';"
            + " frame-ancestors 'none'";

    /** Read when the page is first asked for. */
    private static final class Loaded {
        private static final DocsAssets ASSETS = DocsAssets.load(PATH + "/assets");
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getRequestURI();
        if (path.equals(PATH + "/")) {
            response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
            response.setHeader("Location", PATH);
            return;
        }
        boolean isPage = path.equals(PATH);
        DocsAssets.Asset asset = isPage
                ? Loaded.ASSETS.page()
                : Loaded.ASSETS
                        .find(path)
                        .orElseThrow(
                                () -> new ProblemException(Problem.of(404, "not-found", "There is nothing here.")));
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("Cache-Control", isPage ? "no-cache" : "public, max-age=31536000, immutable");
        response.setHeader("ETag", asset.content().tag());
        if (Revisions.isKnown(
                request.getHeader("If-None-Match"), asset.content().tag())) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(asset.mediaType());
        response.setContentLength(asset.content().length());
        asset.content().writeTo(response.getOutputStream());
    }
}
