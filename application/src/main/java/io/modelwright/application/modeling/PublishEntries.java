package io.modelwright.application.modeling;

import io.modelwright.application.audit.AuditTrail;
import io.modelwright.core.apps.App;
import io.modelwright.core.audit.Actor;
import io.modelwright.core.audit.AppEvents;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.Uuids;
import io.modelwright.ports.apps.driven.AppRepository;
import io.modelwright.ports.modeling.driven.VersionRepository;
import io.modelwright.ports.modeling.driven.VersionRepository.Published;
import io.modelwright.ports.modeling.driven.VersionRepository.StoredVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The audit entries of versions. A version is made in its data database, which may be another than that of the trail, so that
 * no transaction holds both: the entry comes right behind it, under an id that follows from the version, and where it could
 * not come it is added later from the version itself, which tells who published what and when. Thread-safe.
 */
final class PublishEntries {

    private static final Logger LOG = LoggerFactory.getLogger(PublishEntries.class);
    private static final Duration LOOKED_BACK = Duration.ofDays(7);

    private final AuditTrail trail;

    PublishEntries(AuditTrail trail) {
        this.trail = trail;
    }

    /** Never fails: the version stands. */
    void add(Principal principal, App app, StoredVersion version) {
        try {
            trail.note(
                    id(app.id(), version.number(), version.publishedAt()),
                    Actor.of(principal),
                    AppEvents.published(app, version.number(), version.message()));
        } catch (RuntimeException fault) {
            LOG.warn("the entry of version {} of {} comes later: {}", version.number(), app.id(), fault.toString());
        }
    }

    /** An entry that was written right behind its version stays as it is. */
    void addMissing(VersionRepository versions, AppRepository apps, Instant now) {
        for (Published version : versions.publishedSince(now.minus(LOOKED_BACK))) {
            apps.find(version.app())
                    .ifPresent(app -> trail.note(
                            id(version.app(), version.number(), version.publishedAt()),
                            Actor.newcomer(version.author()),
                            AppEvents.published(app, version.number(), version.message())));
        }
    }

    /** A UUIDv7 of the time of the publish, whose other bits follow from the version. */
    private static UUID id(AppId app, int number, Instant at) {
        UUID name = Uuids.named(app.value(), "version " + number);
        long most = (at.toEpochMilli() << 16) | 0x7000L | (name.getMostSignificantBits() >>> 52);
        return new UUID(most, name.getLeastSignificantBits());
    }
}
