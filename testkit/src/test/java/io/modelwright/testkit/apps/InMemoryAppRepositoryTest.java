package io.modelwright.testkit.apps;

final class InMemoryAppRepositoryTest implements AppRepositoryContract {

    private final AppStores stores = new InMemoryApps();

    @Override
    public AppStores stores() {
        return stores;
    }
}
