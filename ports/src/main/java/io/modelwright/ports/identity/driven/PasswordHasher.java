package io.modelwright.ports.identity.driven;

import io.modelwright.core.identity.PasswordHash;

/**
 * Slow, salted hashing of passwords of any length and script, exactly as typed. Costs some tenths of a second of CPU a call:
 * callers bound how many run at once. Safe for use by several threads.
 */
public interface PasswordHasher {

    PasswordHash hash(String password);

    /** Whether the hash was made of this password; false for a hash in an unknown scheme. */
    boolean matches(String password, PasswordHash hash);

    /** A hash that no password matches and that takes as long to check as a new one. */
    PasswordHash decoy();
}
