package io.modelwright.ports.identity.driving;

import java.util.Optional;

/** The first account of an installation that does not let everybody register. */
public interface Installation {

    /**
     * A new one-time token for {@link Accounts#setUp}, valid for 24 hours; tokens given before end. Empty where the first
     * account exists. The only place where the token can be read: its hash is stored.
     */
    Optional<String> issueSetupToken();
}
