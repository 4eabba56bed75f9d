package io.modelwright.bootstrap;

import io.dropwizard.core.setup.Environment;
import java.util.function.Consumer;

/**
 * The hexagon and its adapters, put together.
 *
 * @param edge installs what is served over HTTP; called once, before the schemas are migrated
 * @param startWork starts what runs by itself (jobs, listeners); called once, after the schemas are migrated
 * @param work stops that again; called once, whether it was started or not
 */
record Wired(Consumer<Environment> edge, Runnable startWork, AutoCloseable work) {

    /** Puts the parts together without using them. */
    @FunctionalInterface
    interface Wiring {
        Wired wire(Parts parts);
    }
}
