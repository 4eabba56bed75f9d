package app.support.app;

import io.dropwizard.lifecycle.ServerLifecycleListener;
import java.time.Duration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;

/** Whether new requests should come here: no more once the server is told to stop, while it still answers. Thread-safe. */
final class Readiness implements ServerLifecycleListener {

    private final Duration drain;
    private volatile boolean stopping;

    /** @param drain how long requests still come, until everybody has seen that they should not */
    Readiness(Duration drain) {
        this.drain = drain;
    }

    boolean isStopping() {
        return stopping;
    }

    @Override
    public void serverStarted(Server server) {
        server.addEventListener(new LifeCycle.Listener() {
            @Override
            public void lifeCycleStopping(LifeCycle event) {
                stopping = true;
                await();
            }
        });
    }

    private void await() {
        try {
            Thread.sleep(drain);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
