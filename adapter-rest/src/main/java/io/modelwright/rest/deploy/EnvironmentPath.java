package io.modelwright.rest.deploy;

import io.modelwright.rest.edge.EdgePaths;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is named within a deployed app: {@code /apps/{app}/environments/{environment}/records/…} and {@code …/files}. What stands
 * behind the environment is handed on as it was sent.
 *
 * @param prefix of the paths of that environment here, without a slash at its end
 * @param rest of the path, without a slash before it
 */
record EnvironmentPath(String app, String environment, String prefix, String rest) {

    /** Where app, {@code environments}, the environment and what is in it stand in a path that is cut at its slashes. */
    private static final int APP = 4;

    private static final int ENVIRONMENT = APP + 2;
    private static final int REST = ENVIRONMENT + 1;
    private static final String EVENTS = "records/events";

    /** Empty where no route looks like this. */
    static Optional<EnvironmentPath> parse(String rawPath) {
        String[] segments = rawPath.split("/", -1);
        if (segments.length <= REST
                || Arrays.stream(segments, APP, segments.length).anyMatch(String::isEmpty)) {
            return Optional.empty();
        }
        List<String> rest = Arrays.asList(segments).subList(REST, segments.length);
        boolean served = switch (segments[REST]) {
            case "records" -> rest.size() > 1;
            // a link would lead past the platform, to where its maker has no account
            case "files" -> rest.size() <= 2;
            default -> false;
        };
        if (!served) {
            return Optional.empty();
        }
        try {
            return Optional.of(new EnvironmentPath(
                    decoded(segments[APP]),
                    decoded(segments[ENVIRONMENT]),
                    String.join("/", Arrays.asList(segments).subList(0, REST)),
                    String.join("/", rest)));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static String decoded(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    boolean isEvents() {
        return rest.equals(EVENTS);
    }

    /** The same in the application. */
    String target() {
        return EdgePaths.API + "/" + rest;
    }

    /** Where something of the application is found here; empty where that is not in it. */
    Optional<String> here(String location) {
        try {
            String path = URI.create(location).getRawPath();
            return path != null && path.startsWith(EdgePaths.API + "/")
                    ? Optional.of(prefix + path.substring(EdgePaths.API.length()))
                    : Optional.empty();
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }
}
