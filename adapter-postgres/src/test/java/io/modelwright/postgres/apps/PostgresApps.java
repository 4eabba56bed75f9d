package io.modelwright.postgres.apps;

import io.modelwright.core.shared.AppId;
import io.modelwright.ports.apps.driven.AppMemberRepository;
import io.modelwright.ports.apps.driven.AppRepository;
import io.modelwright.ports.modeling.driven.DraftRepository;
import io.modelwright.ports.settlement.driven.UnsettledChanges;
import io.modelwright.postgres.identity.PostgresIdentity;
import io.modelwright.postgres.modeling.PostgresDraftRepository;
import io.modelwright.postgres.settlement.PostgresChanges;
import io.modelwright.testkit.apps.AppStores;
import io.modelwright.testkit.identity.IdentityStores;
import javax.sql.DataSource;

/** The repositories of apps over a freshly migrated database. */
public final class PostgresApps implements AppStores {

    private final DataSource dataSource;
    private final IdentityStores identity;

    public PostgresApps(DataSource dataSource) {
        this.dataSource = dataSource;
        this.identity = new PostgresIdentity(dataSource);
    }

    @Override
    public IdentityStores identity() {
        return identity;
    }

    @Override
    public AppRepository apps() {
        return new PostgresAppRepository(dataSource);
    }

    @Override
    public AppMemberRepository members() {
        return new PostgresAppMemberRepository(dataSource);
    }

    @Override
    public UnsettledChanges<AppId> memberChanges() {
        return new PostgresChanges<>(dataSource, PostgresChanges.Table.APP_MEMBERS);
    }

    @Override
    public DraftRepository drafts() {
        return new PostgresDraftRepository(dataSource);
    }
}
