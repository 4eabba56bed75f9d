package io.modelwright.rest.edge;

import io.modelwright.core.shared.Json;
import io.modelwright.ports.limits.driven.RateLimiter.Policy;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * How the edge behaves.
 *
 * @param publicOrigin the origin that browsers see, such as {@code https://studio.example.org}, where a proxy stands before
 *     the server; absent: whatever the request's Host says, on plain http
 * @param accessTokenKeys the public keys of access tokens as a JWK set, as they are now
 * @param corsOrigins origins of other pages that may call the API from browsers
 * @param trustedProxies whose word on where a request comes from is believed
 */
public record RestSettings(
        Optional<String> publicOrigin,
        Limits limits,
        Supplier<Json> accessTokenKeys,
        Set<String> corsOrigins,
        TrustedProxies trustedProxies) {

    public RestSettings {
        corsOrigins = Set.copyOf(corsOrigins);
    }

    /** Without other origins and proxies, and with keys that never change. */
    public RestSettings(Optional<String> publicOrigin, Limits limits, Json accessTokenKeys) {
        this(publicOrigin, limits, () -> accessTokenKeys, Set.of(), TrustedProxies.NONE);
    }

    /**
     * How often clients may ask.
     *
     * @param caller for each account
     * @param anonymous for each address without a valid token
     * @param signIn for each pair of account and address
     * @param signInAddress sign-ins and registrations of one address, whatever the account
     */
    public record Limits(Policy caller, Policy anonymous, Policy signIn, Policy signInAddress) {

        public static Limits standard() {
            return new Limits(
                    new Policy("caller", 200, 100, Duration.ofSeconds(1)),
                    new Policy("anonymous", 20, 10, Duration.ofSeconds(1)),
                    new Policy("sign-in", 10, 10, Duration.ofMinutes(1)),
                    new Policy("sign-in-address", 30, 30, Duration.ofMinutes(1)));
        }
    }

    /** Whether browsers reach the server by https, so that cookies can be bound to it. */
    public boolean isSecure() {
        return publicOrigin.filter(origin -> origin.startsWith("https://")).isPresent();
    }
}
