package io.modelwright.rest.identity;

/** The password that is, and the one that shall be. */
public record PasswordChangeJson(String currentPassword, String newPassword) {

    @Override
    public String toString() {
        return "PasswordChangeJson";
    }
}
