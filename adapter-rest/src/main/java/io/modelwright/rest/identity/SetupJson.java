package io.modelwright.rest.identity;

/** What the first account is made of, where the installation does not let everybody register. */
public record SetupJson(String token, String email, String password, String displayName) {

    @Override
    public String toString() {
        return "SetupJson[" + email + "]";
    }
}
