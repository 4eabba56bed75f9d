package io.modelwright.application.apps;

import io.modelwright.application.audit.AuditTrail;
import io.modelwright.application.settlement.Settlement;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.IdSource;
import io.modelwright.ports.apps.driven.AppMemberRepository;
import io.modelwright.ports.apps.driven.AppRepository;
import io.modelwright.ports.apps.driving.AppMembers;
import io.modelwright.ports.apps.driving.Apps;
import io.modelwright.ports.codegen.driven.AppRepositories;
import io.modelwright.ports.identity.driven.AccountRepository;
import io.modelwright.ports.modeling.driven.DraftRepository;
import io.modelwright.ports.modeling.driven.SchemaMigrator;
import io.modelwright.ports.records.driven.Fences;
import io.modelwright.ports.settlement.driven.UnsettledChanges;
import java.time.InstantSource;

/**
 * The driving ports of apps, made from the driven ones, and what other features ask about apps.
 *
 * @param access for the use cases of other features, which look at apps too
 * @param settlement to be run when a node starts, before it serves anybody
 */
public record AppsServices(Apps apps, AppMembers members, AppAccess access, Settlement<AppId> settlement) {

    /** What the use cases need from outside. */
    public record Needs(
            AppRepository apps,
            AppMemberRepository members,
            UnsettledChanges<AppId> memberChanges,
            AccountRepository accounts,
            DraftRepository drafts,
            SchemaMigrator migrator,
            Fences fences,
            AppRepositories repositories,
            IdSource ids,
            InstantSource clock,
            AuditTrail trail) {}

    public static AppsServices of(Needs needs) {
        AppAccess access = new AppAccess(needs.apps(), needs.members());
        Settlement<AppId> settlement = new Settlement<>(needs.memberChanges(), needs.fences()::bumpRights);
        return new AppsServices(
                new AppsService(needs, access), new AppMembersService(needs, settlement, access), access, settlement);
    }
}
