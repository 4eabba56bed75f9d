package io.modelwright.testkit.deploy;

import io.modelwright.ports.deploy.driven.AppDatabases;

final class InMemoryAppDatabasesTest implements AppDatabasesContract {

    private final InMemoryAppDatabases databases = new InMemoryAppDatabases();

    @Override
    public AppDatabases databases() {
        return databases;
    }
}
