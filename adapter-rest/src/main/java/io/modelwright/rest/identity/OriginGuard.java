package io.modelwright.rest.identity;

import io.modelwright.rest.problem.Problem;
import io.modelwright.rest.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps other sites from using, or planting, a browser's cookie: what a browser says of where a request comes from must be
 * here. A client that says nothing is no browser, and has no cookie of a person that could be abused.
 */
final class OriginGuard {

    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    private final Optional<String> publicOrigin;

    OriginGuard(Optional<String> publicOrigin) {
        this.publicOrigin = publicOrigin;
    }

    void require(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        boolean foreignSite = site != null && !OWN_SITES.contains(site);
        boolean foreignOrigin = origin != null && !origin.equalsIgnoreCase(own(request));
        if (foreignSite || foreignOrigin) {
            throw new ProblemException(
                    Problem.of(403, "cross-site", "Signing in works only from the pages of this server."));
        }
    }

    private String own(HttpServletRequest request) {
        return publicOrigin.orElseGet(() -> "http://" + request.getHeader("Host"));
    }
}
