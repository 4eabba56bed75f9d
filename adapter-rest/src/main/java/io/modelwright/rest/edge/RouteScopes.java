package io.modelwright.rest.edge;

import io.modelwright.core.identity.Scope;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * To which scope each route of the API belongs: the one table of what API keys may be used for. What it does not name is closed
 * to keys, so that a route that is added later is for people alone until somebody decides otherwise. A {@code *} stands for one
 * segment of the path, {@code **} at the end for any number of them.
 */
final class RouteScopes {

    private record Route(List<String> segments, boolean deep, Scope reading, Optional<Scope> writing) {

        private static Route of(String pattern, Scope reading, Optional<Scope> writing) {
            boolean deep = pattern.endsWith("/**");
            String shape = deep ? pattern.substring(0, pattern.length() - "/**".length()) : pattern;
            return new Route(List.of(shape.split("/")), deep, reading, writing);
        }

        private static Route of(String pattern, Scope reading, Scope writing) {
            return of(pattern, reading, Optional.of(writing));
        }

        private boolean matches(List<String> path) {
            if (deep ? path.size() < segments.size() : path.size() != segments.size()) {
                return false;
            }
            for (int index = 0; index < segments.size(); index++) {
                String segment = segments.get(index);
                if (!segment.equals("*") && !segment.equals(path.get(index))) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final List<Route> ROUTES = List.of(
            Route.of("apps/*/records/**", Scope.RECORDS_READ, Scope.RECORDS_WRITE),
            Route.of("apps", Scope.APPS_READ, Scope.APPS_WRITE),
            Route.of("apps/*", Scope.APPS_READ, Scope.APPS_WRITE),
            Route.of("apps/*/draft/**", Scope.APPS_READ, Scope.APPS_WRITE),
            Route.of("apps/*/versions/**", Scope.APPS_READ, Scope.APPS_WRITE),
            Route.of("apps/*/retired/**", Scope.APPS_READ, Scope.APPS_WRITE),
            Route.of("apps/*/generations", Scope.APPS_READ, Scope.APPS_WRITE),
            Route.of("generations/**", Scope.APPS_READ, Scope.APPS_WRITE),
            Route.of("apps/*/builds", Scope.APPS_READ, Scope.APPS_WRITE),
            Route.of("builds/**", Scope.APPS_READ, Scope.APPS_WRITE),
            Route.of("apps/*/deployments", Scope.APPS_READ, Scope.APPS_WRITE),
            Route.of("apps/*/environments", Scope.APPS_READ, Optional.empty()),
            Route.of("apps/*/alerts", Scope.APPS_READ, Optional.empty()),
            Route.of("apps/*/usage", Scope.APPS_READ, Optional.empty()),
            Route.of("apps/*/explain/*", Scope.RECORDS_READ, Optional.empty()),
            Route.of("apps/*/environments/*/records/**", Scope.RECORDS_READ, Scope.RECORDS_WRITE),
            Route.of("apps/*/environments/*/files/**", Scope.FILES_READ, Scope.FILES_WRITE),
            Route.of("deployments/**", Scope.APPS_READ, Scope.APPS_WRITE),
            Route.of("apps/*/repository/**", Scope.APPS_READ, Optional.empty()),
            Route.of("apps/*/repository.git/info/refs", Scope.APPS_READ, Optional.empty()),
            // a fetch is a POST that changes nothing
            Route.of("apps/*/repository.git/git-upload-pack", Scope.APPS_READ, Scope.APPS_READ),
            Route.of("apps/*/repository.git/git-receive-pack", Scope.APPS_WRITE, Scope.APPS_WRITE),
            Route.of("apps/*/openapi.json", Scope.APPS_READ, Optional.empty()),
            Route.of("apps/*/meta", Scope.APPS_READ, Optional.empty()),
            Route.of("apps/*/views/**", Scope.RECORDS_READ, Scope.RECORDS_WRITE),
            Route.of("templates", Scope.APPS_READ, Optional.empty()),
            Route.of("meta/models", Scope.APPS_READ, Optional.empty()),
            Route.of("apps/*/template-sets/**", Scope.APPS_READ, Scope.APPS_WRITE),
            Route.of("template-patterns", Scope.APPS_READ, Optional.empty()),
            Route.of("apps/*/members/**", Scope.MEMBERS_READ, Scope.MEMBERS_WRITE),
            Route.of("workspaces", Scope.WORKSPACES_READ, Scope.WORKSPACES_WRITE),
            Route.of("workspaces/*", Scope.WORKSPACES_READ, Scope.WORKSPACES_WRITE),
            Route.of("workspaces/*/members/**", Scope.MEMBERS_READ, Scope.MEMBERS_WRITE),
            Route.of("workspaces/*/invitations/**", Scope.MEMBERS_READ, Scope.MEMBERS_WRITE),
            Route.of("files/**", Scope.FILES_READ, Scope.FILES_WRITE),
            Route.of("jobs/**", Scope.JOBS_READ, Scope.JOBS_WRITE),
            Route.of("me", Scope.PROFILE_READ, Optional.empty()),
            Route.of("accounts", Scope.ACCOUNTS_READ, Scope.ACCOUNTS_WRITE),
            Route.of("accounts/*", Scope.ACCOUNTS_READ, Scope.ACCOUNTS_WRITE),
            Route.of("accounts/*/sessions", Scope.ACCOUNTS_READ, Scope.ACCOUNTS_WRITE));

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private RouteScopes() {}

    /** The scope that a key needs for that request; empty where no key may do it. */
    static Optional<Scope> of(String method, String path) {
        if (!path.startsWith(EdgePaths.API + "/")) {
            return Optional.empty();
        }
        List<String> segments =
                List.of(path.substring(EdgePaths.API.length() + 1).split("/"));
        return ROUTES.stream()
                .filter(route -> route.matches(segments))
                .findFirst()
                .flatMap(route -> READING.contains(method) ? Optional.of(route.reading()) : route.writing());
    }
}
