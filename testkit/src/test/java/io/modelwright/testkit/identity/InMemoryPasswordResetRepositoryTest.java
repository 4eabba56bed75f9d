package io.modelwright.testkit.identity;

final class InMemoryPasswordResetRepositoryTest implements PasswordResetRepositoryContract {

    private final IdentityStores stores = new InMemoryIdentity();

    @Override
    public IdentityStores stores() {
        return stores;
    }
}
