package io.modelwright.embedded;

/** There are no embedded binaries for this operating system and processor. */
public final class UnsupportedPlatform extends EmbeddedServerFailure {

    private static final long serialVersionUID = 1L;

    UnsupportedPlatform(String system, String processor) {
        super(
                "The embedded servers are for Linux on x64; this is " + system + " on " + processor
                        + ", which needs your own PostgreSQL and Redis: use `modelwright server --config`.",
                null);
    }
}
