package io.modelwright.core.identity;

/** A hashed password with the prefix of its scheme; never printed. */
public record PasswordHash(String value) {

    @Override
    public String toString() {
        return "PasswordHash[…]";
    }
}
