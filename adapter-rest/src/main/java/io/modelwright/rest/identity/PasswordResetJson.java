package io.modelwright.rest.identity;

/**
 * A new password for who has lost the old one.
 *
 * @param token of the link that a platform administrator gave them
 */
public record PasswordResetJson(String token, String password) {

    @Override
    public String toString() {
        return "PasswordResetJson[…]";
    }
}
