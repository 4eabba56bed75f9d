package io.modelwright.proxy;

import io.modelwright.core.deploy.Endpoint;
import io.modelwright.ports.deploy.driven.StableRoutes.Elsewhere;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What processes of an installation tell each other of a port, as values of header fields: {@code host:port,…} for the targets and
 * {@code host:port=count,…} for the requests that they are at work on.
 */
final class Told {

    private Told() {}

    static String targets(Elsewhere told) {
        return told.targets().stream().map(Endpoint::toString).sorted().collect(Collectors.joining(","));
    }

    static String inFlight(Elsewhere told) {
        return told.inFlight().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .sorted()
                .collect(Collectors.joining(","));
    }

    /** Empty where the texts are none of these. */
    static Optional<Elsewhere> of(String targets, boolean held, String inFlight) {
        try {
            Set<Endpoint> endpoints = new LinkedHashSet<>();
            for (String target : parts(targets)) {
                endpoints.add(endpoint(target));
            }
            Map<Endpoint, Integer> counts = new HashMap<>();
            for (String count : parts(inFlight)) {
                int equals = count.lastIndexOf('=');
                counts.put(
                        endpoint(count.substring(0, Math.max(equals, 0))),
                        Integer.valueOf(count.substring(equals + 1)));
            }
            return Optional.of(new Elsewhere(endpoints, held, counts));
        } catch (IllegalArgumentException somethingElse) {
            return Optional.empty();
        }
    }

    private static String[] parts(String text) {
        return text.isEmpty() ? new String[0] : text.split(",");
    }

    private static Endpoint endpoint(String text) {
        int colon = text.lastIndexOf(':');
        return new Endpoint(text.substring(0, Math.max(colon, 0)), Integer.parseInt(text.substring(colon + 1)));
    }
}
