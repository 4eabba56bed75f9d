package io.modelwright.testkit.views;

import io.modelwright.ports.views.driven.ViewRepository;
import io.modelwright.testkit.apps.AppStores;
import io.modelwright.testkit.apps.InMemoryApps;

final class InMemoryViewsTest implements ViewRepositoryContract {

    private final InMemoryApps apps = new InMemoryApps();
    private final ViewRepository views =
            new InMemoryViews(app -> apps.apps().find(app).isPresent());

    @Override
    public ViewRepository views() {
        return views;
    }

    @Override
    public AppStores stores() {
        return apps;
    }
}
