package io.modelwright.postgres.identity;

import io.modelwright.testkit.identity.IdentityStores;
import io.modelwright.testkit.identity.PasswordResetRepositoryContract;
import io.modelwright.testkit.servers.TestPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresPasswordResetRepositoryTest implements PasswordResetRepositoryContract {

    @RegisterExtension
    static final TestPostgres POSTGRES = TestPostgres.shared();

    private IdentityStores stores;

    @BeforeEach
    void migrate() {
        stores = new PostgresIdentity(POSTGRES.freshDatabase());
    }

    @Override
    public IdentityStores stores() {
        return stores;
    }
}
