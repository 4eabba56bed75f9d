package io.modelwright.bootstrap;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was started, to be stopped in the opposite order. A step that fails is logged and the rest goes on, so that nothing is
 * left running. Closes once, whichever thread asks first; others wait for it.
 */
final class Closer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Closer.class);

    private record Step(String name, AutoCloseable closing) {}

    private final Deque<Step> steps = new ArrayDeque<>();

    synchronized <T extends AutoCloseable> T add(String name, T started) {
        steps.push(new Step(name, started));
        return started;
    }

    @Override
    public synchronized void close() {
        while (!steps.isEmpty()) {
            Step step = steps.pop();
            try {
                step.closing().close();
            } catch (Exception e) {
                LOG.error("{} did not stop in order", step.name(), e);
            }
        }
    }
}
