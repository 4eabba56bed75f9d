package app.support.app;

import io.dropwizard.lifecycle.Managed;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What goes on beside requests: changes become known, and what nobody needs any more is deleted, every hour. */
final class Upkeep implements Managed {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private final Parts parts;
    private final ScheduledExecutorService hourly = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("upkeep").factory());

    Upkeep(Parts parts) {
        this.parts = parts;
    }

    @Override
    public void start() {
        parts.relay().start();
        var unused = hourly.scheduleWithFixedDelay(this::sweep, 1, 60, TimeUnit.MINUTES);
    }

    private void sweep() {
        try {
            LOG.debug("{} unused files deleted", parts.files().sweep());
            LOG.debug("{} answers forgotten", parts.repetitions().sweep());
            LOG.debug("{} ended sessions forgotten", parts.accounts().sweepSessions());
        } catch (SQLException | RuntimeException fault) {
            LOG.warn("the upkeep is done later: {}", fault.toString());
        }
    }

    @Override
    public void stop() {
        parts.events().close();
        parts.relay().close();
        hourly.shutdownNow();
    }
}
