package io.modelwright.testkit.apps;

final class InMemoryDraftRepositoryTest implements DraftRepositoryContract {

    private final AppStores stores = new InMemoryApps();

    @Override
    public AppStores stores() {
        return stores;
    }
}
