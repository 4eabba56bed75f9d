package io.modelwright.testkit.identity;

final class InMemoryAccountRepositoryTest implements AccountRepositoryContract {

    private final IdentityStores stores = new InMemoryIdentity();

    @Override
    public IdentityStores stores() {
        return stores;
    }
}
