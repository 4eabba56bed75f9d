package io.modelwright.testkit.deploy;

import io.modelwright.core.shared.AppId;
import io.modelwright.ports.deploy.driven.BuildLogs;
import io.modelwright.ports.deploy.driven.BuildRepository;
import java.util.UUID;

final class InMemoryBuildsTest implements BuildRepositoryContract {

    private static final AppId APP = new AppId(UUID.fromString("01890000-0000-7000-8000-000000000001"));

    private final InMemoryBuilds builds = new InMemoryBuilds(APP::equals);

    @Override
    public BuildRepository builds() {
        return builds;
    }

    @Override
    public BuildLogs logs() {
        return builds;
    }

    @Override
    public AppId app() {
        return APP;
    }
}
