package io.modelwright.bench;

import java.util.List;

/** A part of the server that a sampled stack is counted to: that of the innermost method whose class belongs to one. */
enum Layer {
    HTTP("HTTP server", "org.eclipse.jetty.", "jakarta.servlet.", "io.dropwizard.", "org.glassfish."),
    GUARD(
            "guards (callers, rights, limits)",
            "io.modelwright.rest.edge.AuthenticationFilter",
            "io.modelwright.rest.edge.Caller",
            "io.modelwright.rest.edge.LimitFilter",
            "io.modelwright.rest.edge.RateLimits",
            "io.modelwright.rest.edge.SignedInFilter",
            "io.modelwright.rest.edge.ClientAddressFilter",
            "io.modelwright.rest.edge.TrustedProxies",
            "io.modelwright.application.identity.",
            "io.modelwright.application.records.access.",
            "io.modelwright.core.identity."),
    EDGE("edge (filters, routes)", "io.modelwright.rest.", "io.modelwright.bootstrap."),
    SECURITY("tokens", "io.modelwright.security.", "com.auth0."),
    LIMITS("limits (Redis)", "io.modelwright.redis.", "redis.clients."),
    APPLICATION("application", "io.modelwright.application."),
    CORE("core (plans, JSON)", "io.modelwright.core."),
    JSON("JSON parser", "com.fasterxml."),
    SQL("SQL adapter", "io.modelwright.postgres.", "org.jdbi."),
    DRIVER("driver, pool", "org.postgresql.", "com.zaxxer."),
    REST("JVM, the rest");

    private final String title;
    private final List<String> packages;

    Layer(String title, String... packages) {
        this.title = title;
        this.packages = List.of(packages);
    }

    String title() {
        return title;
    }

    /** The layer of a stack, given by the names of its methods' classes from the innermost on. */
    static Layer of(Iterable<String> classes) {
        for (String name : classes) {
            for (Layer layer : values()) {
                if (layer.packages.stream().anyMatch(name::startsWith)) {
                    return layer;
                }
            }
        }
        return REST;
    }
}
