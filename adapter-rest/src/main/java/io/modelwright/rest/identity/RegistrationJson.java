package io.modelwright.rest.identity;

/** What somebody says who makes an account. */
public record RegistrationJson(String email, String password, String displayName) {

    @Override
    public String toString() {
        return "RegistrationJson[" + email + "]";
    }
}
