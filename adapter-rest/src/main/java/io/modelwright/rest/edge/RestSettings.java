package io.modelwright.rest.edge;

import io.modelwright.core.shared.Json;
import io.modelwright.ports.limits.driven.RateLimiter.Policy;
import java.time.Duration;
import java.util.Optional;

/**
 * How the edge behaves.
 *
 * @param publicOrigin the origin that browsers see, such as {@code https://studio.example.org}, where a proxy stands before
 *     the server; absent: whatever the request's Host says, on plain http
 * @param accessTokenKeys the public keys of access tokens as a JWK set
 */
public record RestSettings(Optional<String> publicOrigin, Limits limits, Json accessTokenKeys) {

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
