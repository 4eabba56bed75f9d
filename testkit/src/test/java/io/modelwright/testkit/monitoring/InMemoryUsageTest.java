package io.modelwright.testkit.monitoring;

import io.modelwright.core.shared.AppId;
import io.modelwright.ports.monitoring.driven.UsageStore;
import java.util.UUID;

final class InMemoryUsageTest implements UsageStoreContract {

    private static final AppId APP = new AppId(UUID.fromString("01890000-0000-7000-8000-0000000000a1"));

    private final InMemoryUsage usage = new InMemoryUsage(APP::equals);

    @Override
    public UsageStore usage() {
        return usage;
    }

    @Override
    public AppId app() {
        return APP;
    }
}
