package io.modelwright.security;

/** The signing keys as they are now. Safe for many threads. */
public interface SigningKeySource {

    SigningKeys keys();

    /** Grows whenever a key was taken away: what was verified before has to be verified again. */
    long generation();

    /** Keys that never change. */
    static SigningKeySource of(SigningKeys keys) {
        return new SigningKeySource() {
            @Override
            public SigningKeys keys() {
                return keys;
            }

            @Override
            public long generation() {
                return 0;
            }
        };
    }
}
