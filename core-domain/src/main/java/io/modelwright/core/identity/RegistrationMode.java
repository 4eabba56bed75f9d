package io.modelwright.core.identity;

/** Who may make an account. */
public enum RegistrationMode {
    /** Everybody; the first one becomes platform administrator. */
    OPEN,
    /** Only who was invited. */
    INVITE,
    /** Nobody. */
    CLOSED
}
