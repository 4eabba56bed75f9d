package io.modelwright.application.codegen;

import io.modelwright.core.codegen.Generation;
import io.modelwright.core.jobs.JobId;
import io.modelwright.core.shared.AppId;
import io.modelwright.ports.codegen.driven.AppRepositories;
import io.modelwright.ports.codegen.driven.GenerationRepository;
import io.modelwright.ports.codegen.driven.GenerationRepository.Forgetting;
import io.modelwright.ports.jobs.driven.JobQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done now and then about generations and repositories; each step can be done twice and by several nodes. */
final class GenerationUpkeep {

    private static final Logger LOG = LoggerFactory.getLogger(GenerationUpkeep.class);
    private static final Duration GRACE = Duration.ofMinutes(1);
    private static final int BATCH = 500;

    private final GenerationRepository generations;
    private final AppRepositories repositories;
    private final JobQueue queue;
    private final GenerationSettings settings;
    private final InstantSource clock;

    GenerationUpkeep(GenerationsServices.Needs needs) {
        this.generations = needs.generations();
        this.repositories = needs.repositories();
        this.queue = needs.queue();
        this.settings = needs.settings();
        this.clock = needs.clock();
    }

    /** Ends generations whose jobs have ended without a word to them, and forgets old ones. */
    void settle() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Generation> pending = generations.pendingSince(now.minus(GRACE), BATCH);
        for (Generation generation : pending) {
            GenerationJobs.failed(
                            generation, queue.find(new JobId(generation.id().value())), now)
                    .ifPresent(generations::end);
        }
        int forgotten = generations.forget(new Forgetting.Old(settings.keep(), now.minus(settings.keepFor())));
        if (forgotten > 0) {
            LOG.info("{} old generations were taken off their lists", forgotten);
        }
    }

    void tidy() {
        for (AppId app : repositories.apps()) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            try {
                repositories.tidy(app);
            } catch (RuntimeException fault) {
                // one that is damaged must not keep the others from it
                LOG.warn("the repository of {} cannot be tidied up", app, fault);
            }
        }
    }
}
