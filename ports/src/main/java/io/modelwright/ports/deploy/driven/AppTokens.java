package io.modelwright.ports.deploy.driven;

import io.modelwright.core.shared.AccountId;
import java.time.Instant;
import java.util.List;

/** Makes what deployed applications believe of people who come by way of the platform. Safe for many threads. */
@FunctionalInterface
public interface AppTokens {

    /**
     * For whom an application is asked.
     *
     * @param roles of the application; {@code admin} may do everything, {@code @editor} everything with
     *     records, {@code @reader} reads every record
     * @param issuedAt whole seconds, as {@code expiresAt}
     * @param expiresAt at most five minutes later
     */
    record Visit(AccountId account, String email, List<String> roles, Instant issuedAt, Instant expiresAt) {

        public Visit {
            roles = List.copyOf(roles);
        }
    }

    /** @param secret what the application signs with, at least 32 bytes */
    String issue(byte[] secret, Visit visit);
}
