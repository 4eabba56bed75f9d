package io.modelwright.build;

import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.deploy.ImageTag;
import io.modelwright.core.shared.Outcome;
import io.modelwright.ports.deploy.driven.Packager;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Packs applications of the targets that are shipped. */
public final class Packagers implements Packager, AutoCloseable {

    private final Map<Target, Packaging> byTarget;

    public Packagers(Tools tools) {
        this.byTarget =
                Map.of(Target.JAVA, new JavaPackaging(tools), Target.TYPESCRIPT, new TypeScriptPackaging(tools));
    }

    @Override
    public Optional<RuntimeImage> runtime(Work work) {
        return Optional.ofNullable(byTarget.get(work.target())).flatMap(packaging -> packaging.runtime(work));
    }

    @Override
    public Outcome<SourceTree> runtimeContext(Work work, Making making) {
        return of(work.target()).runtimeContext(work, making);
    }

    @Override
    public Outcome<SourceTree> layer(Work work, ImageTag runtime, Making making) {
        return of(work.target()).layer(work, runtime, making);
    }

    private Packaging of(Target target) {
        Packaging packaging = byTarget.get(target);
        if (packaging == null) {
            throw new IllegalArgumentException("only its Dockerfile builds " + target);
        }
        return packaging;
    }

    @Override
    public void close() throws IOException {
        for (Packaging packaging : byTarget.values()) {
            packaging.close();
        }
    }
}
