package io.modelwright.application.modeling;

import io.modelwright.application.apps.AppAccess;
import io.modelwright.core.shared.IdSource;
import io.modelwright.ports.modeling.driven.DraftRepository;
import io.modelwright.ports.modeling.driven.SchemaMigrator;
import io.modelwright.ports.modeling.driven.VersionRepository;
import io.modelwright.ports.modeling.driving.Drafts;
import io.modelwright.ports.modeling.driving.Publishing;
import java.time.InstantSource;

/** Makes the driving ports of designing out of the driven ones. */
public final class ModelingServices {

    private ModelingServices() {}

    /** @param ids for the elements of designs that have none yet */
    public static Drafts drafts(
            DraftRepository drafts, VersionRepository versions, AppAccess access, IdSource ids, InstantSource clock) {
        return new DraftsService(drafts, versions, access, ids, clock);
    }

    public static Publishing publishing(
            DraftRepository drafts,
            VersionRepository versions,
            SchemaMigrator migrator,
            AppAccess access,
            InstantSource clock) {
        return new PublishingService(drafts, versions, migrator, access, clock);
    }
}
