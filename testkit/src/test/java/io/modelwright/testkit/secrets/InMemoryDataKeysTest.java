package io.modelwright.testkit.secrets;

import io.modelwright.ports.secrets.driven.DataKeys;
import io.modelwright.testkit.apps.AppStores;
import io.modelwright.testkit.apps.InMemoryApps;

final class InMemoryDataKeysTest implements DataKeysContract {

    private final InMemoryApps apps = new InMemoryApps();
    private final DataKeys keys =
            new InMemoryDataKeys(app -> apps.apps().find(app).isPresent());

    @Override
    public DataKeys keys() {
        return keys;
    }

    @Override
    public AppStores stores() {
        return apps;
    }
}
