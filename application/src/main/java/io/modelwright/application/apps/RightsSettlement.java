package io.modelwright.application.apps;

import io.modelwright.core.shared.AppId;
import io.modelwright.ports.apps.driven.AppMemberRepository;
import io.modelwright.ports.apps.driven.AppMemberRepository.MemberChange;
import io.modelwright.ports.failure.StoreUnavailable;
import io.modelwright.ports.records.driven.Fences;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the data databases that somebody's rights have changed. Members live in the platform's database and the rights epoch
 * beside the records, so that no transaction spans the two: the change is noted with the member, and the note goes when the
 * epoch has grown. Safe for many threads and nodes; growing once too often costs a look at the members.
 */
public final class RightsSettlement {

    private static final Logger LOG = LoggerFactory.getLogger(RightsSettlement.class);

    private static final int CHANGES_AT_ONCE = 1_000;

    private final AppMemberRepository members;
    private final Fences fences;

    RightsSettlement(AppMemberRepository members, Fences fences) {
        this.members = members;
        this.fences = fences;
    }

    /** Makes every change of that app so far act on the next request; {@code StoreUnavailable} where it cannot be told now. */
    void settle(AppId app) {
        List<MemberChange> changes = members.unsettled(Optional.of(app), CHANGES_AT_ONCE);
        if (!changes.isEmpty()) {
            fences.bumpRights(app);
            members.settle(changes);
        }
    }

    /** Settles what a node left behind when it ended halfway. What cannot be told now is left for the next time. */
    public void settleLeftovers() {
        Set<AppId> apps = new HashSet<>();
        members.unsettled(Optional.empty(), CHANGES_AT_ONCE).forEach(change -> apps.add(change.app()));
        for (AppId app : apps) {
            try {
                settle(app);
            } catch (StoreUnavailable unavailable) {
                LOG.warn("The rights of app {} could not be settled now.", app, unavailable);
            }
        }
    }
}
