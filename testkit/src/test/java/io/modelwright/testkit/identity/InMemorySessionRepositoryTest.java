package io.modelwright.testkit.identity;

final class InMemorySessionRepositoryTest implements SessionRepositoryContract {

    private final IdentityStores stores = new InMemoryIdentity();

    @Override
    public IdentityStores stores() {
        return stores;
    }
}
