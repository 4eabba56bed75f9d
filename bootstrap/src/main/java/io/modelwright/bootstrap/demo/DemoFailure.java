package io.modelwright.bootstrap.demo;

/** The demo workspace cannot be set up; the message says why, for people. What is half made is taken away at the next try. */
public final class DemoFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DemoFailure(String message) {
        super(message);
    }

    DemoFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
