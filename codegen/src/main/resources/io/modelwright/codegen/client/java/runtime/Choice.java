package client.runtime;

/** A choice of a model: its name is what travels. */
public interface Choice {

    /**
     * The name on the wire.
     *
     * @throws IllegalStateException where the choice is one that this client does not know
     */
    String wireName();
}
