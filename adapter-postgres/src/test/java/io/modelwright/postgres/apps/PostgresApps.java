package io.modelwright.postgres.apps;

import io.modelwright.ports.apps.driven.AppMemberRepository;
import io.modelwright.ports.apps.driven.AppRepository;
import io.modelwright.ports.modeling.driven.DraftRepository;
import io.modelwright.postgres.identity.PostgresIdentity;
import io.modelwright.postgres.modeling.PostgresDraftRepository;
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
    public DraftRepository drafts() {
        return new PostgresDraftRepository(dataSource);
    }
}
