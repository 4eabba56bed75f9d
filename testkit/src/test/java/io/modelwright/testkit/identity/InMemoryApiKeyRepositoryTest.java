package io.modelwright.testkit.identity;

final class InMemoryApiKeyRepositoryTest implements ApiKeyRepositoryContract {

    private final IdentityStores stores = new InMemoryIdentity();

    @Override
    public IdentityStores stores() {
        return stores;
    }
}
