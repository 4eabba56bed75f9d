package io.modelwright.application.deploy;

import io.modelwright.core.deploy.Build;
import io.modelwright.core.deploy.Image;
import io.modelwright.core.deploy.ImageId;
import io.modelwright.core.deploy.ImageTag;
import io.modelwright.core.deploy.Labels;
import io.modelwright.core.jobs.JobId;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Uuids;
import io.modelwright.ports.failure.EngineUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done now and then about builds and images; each step can be done twice and by several nodes. */
final class BuildUpkeep {

    private static final Logger LOG = LoggerFactory.getLogger(BuildUpkeep.class);
    private static final Duration GRACE = Duration.ofMinutes(1);
    private static final int BATCH = 500;
    /** The ones of today, and of before an upgrade. */
    private static final int RUNTIMES = 2;

    private final BuildsServices.Needs needs;

    BuildUpkeep(BuildsServices.Needs needs) {
        this.needs = needs;
    }

    /** Ends builds whose jobs have ended without a word to them, and forgets old ones. */
    void settle() {
        Instant now = needs.clock().instant().truncatedTo(ChronoUnit.MICROS);
        for (Build build : needs.builds().pendingSince(now.minus(GRACE), BATCH)) {
            // those of deployments have no job: they take no longer than an image may
            boolean hasJob = build.author().isPresent();
            boolean late = build.createdAt()
                    .isBefore(now.minus(needs.settings().imageTimeout().multipliedBy(3)));
            if (hasJob || late) {
                BuildJobs.failed(build, needs.queue().find(new JobId(build.id().value())), now)
                        .ifPresent(needs.builds()::end);
            }
        }
        BuildSettings settings = needs.settings();
        needs.builds().forget(settings.keep(), now.minus(settings.keepFor()));
    }

    /** Removes images that are neither new nor needed. */
    void prune() {
        try {
            Set<ImageId> needed = needs.needed().get();
            int removed = prune("app", needs.settings().images(), needed) + prune("runtime", RUNTIMES, needed);
            if (removed > 0) {
                LOG.info("{} old images were removed", removed);
            }
        } catch (EngineUnavailable away) {
            LOG.debug("images are pruned where there is an engine", away);
        }
    }

    private int prune(String kind, int keep, Set<ImageId> needed) {
        Labels ours = new Labels(Map.of(Labels.OWNER, needs.settings().owner(), Labels.KIND, kind));
        List<Image> newestFirst = needs.images().list(ours).stream()
                .sorted(Comparator.comparing(Image::createdAt).reversed())
                .toList();
        Map<String, Integer> seen = new HashMap<>();
        int removed = 0;
        for (Image image : newestFirst) {
            // an image that lost its name to one of the same content is of nobody's
            String family = image.tags().stream()
                    .map(ImageTag::repository)
                    .sorted()
                    .findFirst()
                    .orElse("");
            int place = family.isEmpty() ? Integer.MAX_VALUE : seen.merge(family, 1, Integer::sum);
            if ((place > keep || isOfNobody(image)) && !needed.contains(image.id()) && remove(image)) {
                removed++;
            }
        }
        return removed;
    }

    /** Whether its app is gone. */
    private boolean isOfNobody(Image image) {
        return Optional.ofNullable(image.labels().values().get(Labels.APP))
                .flatMap(Uuids::parse)
                .filter(app -> needs.apps().find(new AppId(app)).isEmpty())
                .isPresent();
    }

    /** One that a container or another image needs stays until the next time. */
    private boolean remove(Image image) {
        return needs.images().remove(image.id()) instanceof Outcome.Done<Boolean>(Boolean was) && was;
    }
}
