package io.modelwright.bootstrap;

import io.modelwright.core.deploy.Container;
import io.modelwright.core.deploy.ContainerSpec;
import io.modelwright.core.deploy.ContainerUse;
import io.modelwright.core.deploy.DockerName;
import io.modelwright.core.deploy.Labels;
import io.modelwright.core.shared.Outcome;
import io.modelwright.ports.deploy.driven.ContainerEngine;
import io.modelwright.ports.failure.EngineUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** In the place of an engine where there is none: whatever is asked of it, it does not answer. */
final class NoEngine implements ContainerEngine {

    static EngineUnavailable away() {
        return new EngineUnavailable("no container engine is configured", null);
    }

    @Override
    public Outcome<Container> run(ContainerSpec spec) {
        throw away();
    }

    @Override
    public Optional<Container> find(DockerName name) {
        throw away();
    }

    @Override
    public List<Container> list(Labels labels) {
        throw away();
    }

    @Override
    public Optional<Container> steer(DockerName name, Steering steering) {
        throw away();
    }

    @Override
    public Optional<ContainerUse> use(DockerName name) {
        throw away();
    }

    @Override
    public List<LogLine> log(DockerName name, Optional<Instant> since, int limit) {
        throw away();
    }

    @Override
    public Following follow(DockerName name, Optional<Instant> since, Consumer<LogLine> lines, Duration patience) {
        throw away();
    }
}
