package io.modelwright.testkit.codegen;

import io.modelwright.core.shared.AppId;
import io.modelwright.ports.codegen.driven.GenerationRepository;
import java.util.UUID;

final class InMemoryGenerationsTest implements GenerationRepositoryContract {

    private static final AppId APP = new AppId(UUID.fromString("01890000-0000-7000-8000-000000000001"));

    private final InMemoryGenerations generations = new InMemoryGenerations(APP::equals);

    @Override
    public GenerationRepository generations() {
        return generations;
    }

    @Override
    public AppId app() {
        return APP;
    }
}
