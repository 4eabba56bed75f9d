package io.modelwright.testkit.identity;

final class InMemoryInvitationRepositoryTest implements InvitationRepositoryContract {

    private final IdentityStores stores = new InMemoryIdentity();

    @Override
    public IdentityStores stores() {
        return stores;
    }
}
