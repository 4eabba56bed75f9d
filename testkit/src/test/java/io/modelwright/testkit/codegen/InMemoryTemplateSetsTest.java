package io.modelwright.testkit.codegen;

import io.modelwright.ports.codegen.driven.TemplateSetRepository;
import io.modelwright.testkit.apps.AppStores;
import io.modelwright.testkit.apps.InMemoryApps;

final class InMemoryTemplateSetsTest implements TemplateSetRepositoryContract {

    private final InMemoryApps apps = new InMemoryApps();
    private final TemplateSetRepository sets =
            new InMemoryTemplateSets(app -> apps.apps().find(app).isPresent());

    @Override
    public TemplateSetRepository sets() {
        return sets;
    }

    @Override
    public AppStores stores() {
        return apps;
    }
}
