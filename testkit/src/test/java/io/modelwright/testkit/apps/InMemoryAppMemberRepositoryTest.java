package io.modelwright.testkit.apps;

final class InMemoryAppMemberRepositoryTest implements AppMemberRepositoryContract {

    private final AppStores stores = new InMemoryApps();

    @Override
    public AppStores stores() {
        return stores;
    }
}
