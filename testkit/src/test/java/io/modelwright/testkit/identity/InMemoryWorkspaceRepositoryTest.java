package io.modelwright.testkit.identity;

final class InMemoryWorkspaceRepositoryTest implements WorkspaceRepositoryContract {

    private final IdentityStores stores = new InMemoryIdentity();

    @Override
    public IdentityStores stores() {
        return stores;
    }
}
