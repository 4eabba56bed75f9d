package app.support.auth;

import app.support.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/**
 * Keeps other sites from using, or planting, a browser's cookie: what a browser says of where a request comes from must be here.
 * A client that says nothing is no browser, and has no cookie of a person that could be abused.
 */
final class OriginGuard {

    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    private final String scheme;

    OriginGuard(boolean https) {
        this.scheme = https ? "https://" : "http://";
    }

    void require(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        boolean foreignSite = site != null && !OWN_SITES.contains(site);
        boolean foreignOrigin = origin != null && !origin.equalsIgnoreCase(scheme + request.getHeader("Host"));
        if (foreignSite || foreignOrigin) {
            throw Problem.of(403, "cross-site", "Signing in works only from the pages of this server.")
                    .exception();
        }
    }
}
