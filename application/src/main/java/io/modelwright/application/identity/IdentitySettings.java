package io.modelwright.application.identity;

import io.modelwright.core.identity.RegistrationMode;
import java.time.Duration;

/**
 * How an installation lets people in.
 *
 * @param accessLifetime how long an access token is valid
 * @param sessionLifetime the absolute end of a session, counted from its sign-in
 * @param idleLifetime the end of a session of which nothing is heard
 * @param refreshGrace how long a used refresh token still gives the successor that it was traded for
 * @param hashingsMax how many passwords are hashed at once; further requests wait shortly, then are refused
 */
public record IdentitySettings(
        RegistrationMode registration,
        Duration accessLifetime,
        Duration sessionLifetime,
        Duration idleLifetime,
        Duration refreshGrace,
        int hashingsMax) {

    /** 15 minutes, 30 days, 7 days, 20 seconds, and as many hashings as there are processors. */
    public static IdentitySettings standard(RegistrationMode registration) {
        return new IdentitySettings(
                registration,
                Duration.ofMinutes(15),
                Duration.ofDays(30),
                Duration.ofDays(7),
                Duration.ofSeconds(20),
                Runtime.getRuntime().availableProcessors());
    }
}
