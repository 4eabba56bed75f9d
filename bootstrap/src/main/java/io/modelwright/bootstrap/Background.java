package io.modelwright.bootstrap;

import io.modelwright.application.identity.IdentityServices;
import io.modelwright.application.jobs.JobWorker;
import io.modelwright.application.records.events.RecordChangeRelay;
import io.modelwright.bootstrap.jobs.JobWiring;
import io.modelwright.core.identity.RegistrationMode;
import io.modelwright.postgres.Databases;
import io.modelwright.postgres.notify.Doorbell;
import io.modelwright.postgres.notify.NotificationListener;
import io.modelwright.rest.records.transfer.UploadFolder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What runs by itself. Closing it before its start does nothing.
 *
 * @param upkeep of processes that serve the API
 * @param engineUpkeep of all that have a container engine
 * @param jobUpkeep of those that run jobs
 */
record Background(
        Parts parts,
        List<Upkeep> upkeep,
        List<Upkeep> engineUpkeep,
        UploadFolder uploads,
        JobWiring jobs,
        JobWorker worker,
        List<Upkeep> jobUpkeep,
        RecordChangeRelay relay,
        Map<String, Doorbell> bells,
        AtomicReference<NotificationListener> listener,
        AtomicBoolean working)
        implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Background.class);

    /** All that a process does which serves the API. */
    void start(IdentityServices identity) {
        listener.set(NotificationListener.start(
                Databases.unpooled(parts.settings().database().address()), bells));
        relay.start();
        upkeep.forEach(Upkeep::start);
        engineUpkeep.forEach(Upkeep::start);
        if (parts.settings().jobs().server()) {
            startJobs();
        }
        if (parts.settings().registration() != RegistrationMode.OPEN) {
            identity.installation()
                    .issueSetupToken()
                    .ifPresent(token -> LOG.info(
                            "There is no account yet. Make the first with POST /api/v1/auth/setup and the token {}, valid"
                                    + " for 24 hours and shown only here",
                            token));
        }
    }

    /** All that a process does which works in the background alone: often the only one that may speak to the engine. */
    void startWorker() {
        startJobs();
        engineUpkeep.forEach(Upkeep::start);
    }

    private void startJobs() {
        working.set(true);
        worker.start();
        jobUpkeep.forEach(Upkeep::start);
    }

    @Override
    public void close() throws Exception {
        upkeep.forEach(Upkeep::close);
        engineUpkeep.forEach(Upkeep::close);
        jobUpkeep.forEach(Upkeep::close);
        if (working.get()) {
            worker.close();
        }
        NotificationListener running = listener.get();
        if (running != null) {
            relay.close();
            running.close();
        }
        jobs.close();
    }
}
