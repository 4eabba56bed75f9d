package io.modelwright.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.shared.AppId;
import io.modelwright.ports.codegen.driven.AppRepositories;
import io.modelwright.ports.codegen.driven.RepositoryFiles;
import io.modelwright.testkit.codegen.AppRepositoriesContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class GitAppRepositoriesTest implements AppRepositoriesContract {

    @TempDir
    Path folder;

    private AppRepositories repositories;

    @BeforeEach
    void open() {
        repositories = new GitAppRepositories(folder, InstantSource.system());
    }

    @Override
    public AppRepositories repositories() {
        return repositories;
    }

    @Override
    public RepositoryFiles files() {
        return new GitRepositoryFiles(folder);
    }

    @Override
    public void push(AppId app, Optional<String> merged, Map<String, Optional<String>> changes) {
        try {
            assertThat(Pushes.push(folder, app, merged, changes)).isTrue();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
