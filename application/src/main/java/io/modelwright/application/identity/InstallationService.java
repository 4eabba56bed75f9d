package io.modelwright.application.identity;

import io.modelwright.ports.identity.driven.AccountRepository;
import io.modelwright.ports.identity.driving.Installation;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Issues the one-time token that makes the first account. */
final class InstallationService implements Installation {

    private static final Duration LIFETIME = Duration.ofHours(24);

    private final AccountRepository accounts;
    private final OpaqueTokens opaqueTokens;
    private final InstantSource clock;

    InstallationService(AccountRepository accounts, OpaqueTokens opaqueTokens, InstantSource clock) {
        this.accounts = accounts;
        this.opaqueTokens = opaqueTokens;
        this.clock = clock;
    }

    @Override
    public Optional<String> issueSetupToken() {
        String token = opaqueTokens.next();
        boolean issued = accounts.issueSetupToken(
                OpaqueTokens.hash(token), clock.instant().plus(LIFETIME).truncatedTo(ChronoUnit.MICROS));
        return issued ? Optional.of(token) : Optional.empty();
    }
}
