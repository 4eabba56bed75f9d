package io.modelwright.application.monitoring;

import io.modelwright.core.deploy.Deployment;
import io.modelwright.core.deploy.DeploymentId;
import io.modelwright.core.monitoring.Alert;
import io.modelwright.core.monitoring.Health;
import io.modelwright.core.monitoring.HealthChange;
import io.modelwright.core.monitoring.Measurement;
import io.modelwright.core.monitoring.Observation;
import io.modelwright.core.monitoring.Resolution;
import io.modelwright.core.monitoring.Watch;
import io.modelwright.core.monitoring.Watch.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at all deployments once in each slot of ten seconds, on one of the nodes. What follows from a look (numbers, health,
 * warnings) is kept together, where no other look came first: so it is counted and told once, whichever nodes think that it is theirs.
 * For one thread.
 */
final class Collector {

    private static final Logger LOG = LoggerFactory.getLogger(Collector.class);
    private static final String WORK = "monitoring";

    /** How many deployments are looked at together. */
    private static final int TOGETHER = 8;

    private static final int FORGETTINGS = 1_000;

    private final MonitoringNeeds needs;
    private final UUID node;
    private Instant done = Instant.MIN;

    Collector(MonitoringNeeds needs) {
        this.needs = needs;
        this.node = needs.ids().next();
    }

    /** To be called more often than there are slots. */
    void turn() {
        Instant slot = Resolution.FINE.slot(needs.clock().instant());
        if (slot.equals(done)) {
            return;
        }
        if (!needs.stores().turns().take(WORK, node, needs.settings().turn())) {
            // not asked again before the next slot
            done = slot;
            return;
        }
        long start = System.nanoTime();
        Look look = Look.now(needs);
        // the store is asked by this thread alone: its connections are few
        List<Deployment> deployments = new ArrayList<>();
        List<Callable<Measurement>> looks = new ArrayList<>();
        for (Deployment deployment : needs.stores().deployments().all()) {
            look.at(deployment).ifPresent(measuring -> {
                deployments.add(deployment);
                looks.add(measuring::get);
            });
        }
        int kept = 0;
        int failed = 0;
        List<Future<Measurement>> seen = all(looks);
        for (int place = 0; place < seen.size(); place++) {
            Deployment deployment = deployments.get(place);
            try {
                kept += keep(deployment, seen.get(place).get()) ? 1 : 0;
            } catch (ExecutionException | RuntimeException fault) {
                // one that cannot be looked at must not keep the others from it
                failed++;
                LOG.warn("deployment {} cannot be looked at now", deployment.id(), fault);
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        done = slot;
        needs.observer().turned(Duration.ofNanos(System.nanoTime() - start), kept, failed);
    }

    private static <T> List<Future<T>> all(List<Callable<T>> looks) {
        try (ExecutorService threads =
                Executors.newFixedThreadPool(TOGETHER, Thread.ofVirtual().factory())) {
            return threads.invokeAll(looks);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private boolean keep(Deployment deployment, Measurement look) {
        return needs.stores().atomic().run(() -> follow(deployment, look), kept -> kept);
    }

    private boolean follow(Deployment deployment, Measurement look) {
        DeploymentId id = deployment.id();
        Optional<Observation> last = needs.stores().metrics().last(id);
        boolean nothingNew = look.health() == Health.STOPPED
                && last.filter(known -> known.watch().health() == Health.STOPPED)
                        .isPresent();
        if (nothingNew) {
            return false;
        }
        Observation before = last.orElseGet(() -> Observation.none(Resolution.FINE.slot(look.at())));
        Observation.Step step = before.next(look, before.watch());
        Watch.Step watched =
                before.watch().next(look, step.sample(), needs.settings().rules());
        Observation now = new Observation(
                step.now().slot(), step.now().container(), step.now().app(), watched.now());
        if (!needs.stores().metrics().add(id, last.map(Observation::slot), now, step.sample())) {
            return false;
        }
        if (last.isEmpty() || last.get().watch().health() != look.health()) {
            needs.stores().health().add(id, new HealthChange(look.at(), look.health()));
        }
        watched.turns().forEach(turn -> tell(deployment, turn, look.at()));
        return true;
    }

    private void tell(Deployment deployment, Turn turn, Instant at) {
        if (turn.raised()) {
            LOG.warn("deployment {}: {} at {}", deployment.id(), turn.kind().word(), turn.value());
            needs.stores()
                    .alerts()
                    .raise(new Alert(
                            needs.ids().next(),
                            deployment.id(),
                            deployment.app(),
                            turn.kind(),
                            turn.value(),
                            at,
                            Optional.empty()));
        } else {
            LOG.info("deployment {}: {} is over", deployment.id(), turn.kind().word());
            needs.stores().alerts().resolve(deployment.id(), turn.kind(), at);
        }
    }

    /** Forgets what is too old, part by part. */
    void forget() {
        Instant now = needs.clock().instant();
        for (Resolution resolution : Resolution.values()) {
            int parts = 0;
            while (needs.stores().metrics().forget(resolution, now.minus(resolution.kept())) > 0
                    && parts < FORGETTINGS) {
                parts++;
            }
        }
        Instant oldest = now.minus(needs.settings().kept());
        needs.stores().health().forget(oldest);
        needs.stores().alerts().forget(oldest);
    }
}
