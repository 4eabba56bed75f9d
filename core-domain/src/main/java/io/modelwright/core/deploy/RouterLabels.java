package io.modelwright.core.deploy;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a router that reads labels is told. It sends requests to the deployment's stable port and not to a container: there serves
 * exactly one release, requests wait while a database changes, and all containers of a deployment say the same. Made of host
 * names, ports and ids alone, so that no text of people is in a rule.
 */
public record RouterLabels(Map<String, String> values) {

    /** For containers that no router has to know. */
    public static final RouterLabels NONE = new RouterLabels(Map.of());

    /** Longer than requests wait while a database changes: an answer that waits is no illness. */
    private static final String CHECK_INTERVAL = "15s";

    private static final String CHECK_TIMEOUT = "12s";
    private static final String READY = "/health/ready";
    private static final Pattern KEY = Pattern.compile("(traefik|caddy)(\\.[a-z0-9_-]+)*");
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9 .:/_-]+|Host\\(`[a-z0-9.-]+`\\)");

    public RouterLabels {
        values.forEach((key, value) -> {
            if (!KEY.matcher(key).matches() || !VALUE.matcher(value).matches()) {
                throw new IllegalArgumentException("not a label of a router: " + key);
            }
        });
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** For version 3, whose providers for Docker and Swarm take the address of a server since 3.2. */
    public static RouterLabels traefik(DeploymentId deployment, HostName host, Endpoint stable) {
        String name = "mw-" + deployment.toString().replace("-", "");
        String router = "traefik.http.routers." + name;
        String service = "traefik.http.services." + name + ".loadbalancer";
        return new RouterLabels(Map.of(
                "traefik.enable",
                "true",
                router + ".rule",
                "Host(`" + host + "`)",
                router + ".service",
                name,
                service + ".server.url",
                "http://" + stable,
                service + ".passhostheader",
                "true",
                service + ".healthcheck.path",
                READY,
                service + ".healthcheck.interval",
                CHECK_INTERVAL,
                service + ".healthcheck.timeout",
                CHECK_TIMEOUT));
    }

    /** For caddy-docker-proxy. */
    public static RouterLabels caddy(HostName host, Endpoint stable) {
        return new RouterLabels(Map.of(
                "caddy", host.value(),
                "caddy.reverse_proxy", stable.toString(),
                "caddy.reverse_proxy.health_uri", READY,
                "caddy.reverse_proxy.health_interval", CHECK_INTERVAL,
                "caddy.reverse_proxy.health_timeout", CHECK_TIMEOUT));
    }

    /** Whether a router would read it: an image must not bring such a label along, for people write those. */
    public static boolean isForRouters(String key) {
        String small = key.toLowerCase(java.util.Locale.ROOT);
        return small.startsWith("traefik") || small.startsWith("caddy");
    }
}
