package io.modelwright.testkit.codegen;

import io.modelwright.core.shared.AppId;
import io.modelwright.ports.codegen.driven.AppRepositories;
import io.modelwright.ports.codegen.driven.RepositoryFiles;
import java.util.Map;
import java.util.Optional;

final class InMemoryRepositoriesTest implements AppRepositoriesContract {

    private final InMemoryRepositories repositories = new InMemoryRepositories();

    @Override
    public AppRepositories repositories() {
        return repositories;
    }

    @Override
    public RepositoryFiles files() {
        return repositories;
    }

    @Override
    public void push(AppId app, Optional<String> merged, Map<String, Optional<String>> changes) {
        repositories.push(app, merged, changes);
    }
}
