package io.modelwright.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.bootstrap.openapi.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One person's clone of an app's repository, made and used by the git of this machine; needs git. */
final class GitClient {

    private static final Path GIT = Programs.need("git");

    private final Path parent;
    private final Path clone;

    private GitClient(Path parent) {
        this.parent = parent;
        this.clone = parent.resolve("clone");
    }

    static String address(TestApp app, String token) {
        return "http://somebody:" + token + "@127.0.0.1:" + app.owner().port() + "/api/v1"
                + app.path("/repository.git");
    }

    /** Clones into a new folder of that one. */
    static GitClient clone(Path folder, TestApp app, Api person) {
        try {
            GitClient client = new GitClient(Files.createTempDirectory(folder.toAbsolutePath(), "git"));
            client.done(client.parent, "clone", "-q", address(app, person.token()), "clone");
            client.git("config", "user.name", "Grace");
            client.git("config", "user.email", "grace@example.org");
            return client;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** What git says without a clone. */
    static Programs.Ended loose(Path folder, String... words) {
        return new GitClient(folder).run(folder, words);
    }

    Path path(String file) {
        return clone.resolve(file);
    }

    String read(String file) {
        try {
            return Files.readString(clone.resolve(file));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    GitClient write(String file, String text) {
        return write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    GitClient write(String file, byte[] content) {
        try {
            Path path = clone.resolve(file);
            Files.createDirectories(path.getParent());
            Files.write(path, content);
            return this;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    GitClient commit(String message) {
        git("add", "-A");
        git("commit", "-q", "-m", message);
        return this;
    }

    /** What git says; it has to succeed. */
    String git(String... words) {
        return done(clone, words);
    }

    Programs.Ended attempt(String... words) {
        return run(clone, words);
    }

    private String done(Path folder, String... words) {
        Programs.Ended ended = run(folder, words);
        assertThat(ended.status()).as(ended.output()).isZero();
        return ended.output();
    }

    private Programs.Ended run(Path folder, String... words) {
        List<String> command = new ArrayList<>(List.of(GIT.toString()));
        if (!folder.equals(parent)) {
            command.addAll(List.of("-C", folder.toString()));
        }
        command.addAll(List.of(words));
        Map<String, String> environment = Map.of(
                "GIT_TERMINAL_PROMPT", "0",
                "GIT_CONFIG_GLOBAL", "/dev/null",
                "GIT_CONFIG_SYSTEM", "/dev/null",
                "GIT_MERGE_AUTOEDIT", "no",
                "LC_ALL", "C");
        return Programs.run(parent, environment, command);
    }
}
