package io.modelwright.core.audit;

import io.modelwright.core.identity.Credential;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.SessionId;
import io.modelwright.core.shared.AccountId;
import java.util.Optional;
import java.util.UUID;

/**
 * Who did it, and by what they were known.
 *
 * @param account empty where nobody was known
 * @param credential the id of the session or key; empty where there is none
 */
public record Actor(Optional<AccountId> account, Means means, Optional<UUID> credential) {

    /** By what somebody was known. */
    public enum Means {
        SESSION("session"),
        API_KEY("api-key"),
        /** The platform went on with what they had asked for. */
        JOB("job"),
        /** The token with which the first account is made. */
        SETUP("setup"),
        /** They showed nothing yet. */
        NONE("none");

        private final String code;

        Means(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public static Means ofCode(String code) {
            for (Means means : values()) {
                if (means.code.equals(code)) {
                    return means;
                }
            }
            throw new IllegalArgumentException("no such means: " + code);
        }
    }

    public static final Actor NOBODY = new Actor(Optional.empty(), Means.NONE, Optional.empty());

    public static Actor of(Principal principal) {
        Optional<AccountId> account = Optional.of(principal.account());
        return switch (principal.credential()) {
            case Credential.Session(SessionId session) ->
                new Actor(account, Means.SESSION, Optional.of(session.value()));
            case Credential.ApiKey key ->
                new Actor(account, Means.API_KEY, Optional.of(key.id().value()));
            case Credential.Work() -> new Actor(account, Means.JOB, Optional.empty());
        };
    }

    /** Somebody who becomes known by this very act, as by registering. */
    public static Actor newcomer(AccountId account) {
        return new Actor(Optional.of(account), Means.NONE, Optional.empty());
    }

    /** The one who makes the first account. */
    public static Actor founder(AccountId account) {
        return new Actor(Optional.of(account), Means.SETUP, Optional.empty());
    }

    public static Actor session(AccountId account, SessionId session) {
        return new Actor(Optional.of(account), Means.SESSION, Optional.of(session.value()));
    }
}
