package io.modelwright.rest.identity;

import java.util.Optional;

/**
 * What somebody says who makes an account.
 *
 * @param invitation the token of the one that lets them in, if they have one
 */
public record RegistrationJson(String email, String password, String displayName, Optional<String> invitation) {

    @Override
    public String toString() {
        return "RegistrationJson[" + email + "]";
    }
}
