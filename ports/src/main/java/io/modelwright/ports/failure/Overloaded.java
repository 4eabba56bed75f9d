package io.modelwright.ports.failure;

/** This node already does as much of that as it may at once. Nothing was done; worth another try in a few seconds. */
public final class Overloaded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Overloaded(String message) {
        super(message);
    }
}
