package io.modelwright.build;

import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.deploy.ImageTag;
import io.modelwright.core.shared.Outcome;
import io.modelwright.ports.deploy.driven.Packager;
import java.io.IOException;
import java.util.Optional;

/** What {@link Packager} does, for one target. */
interface Packaging extends AutoCloseable {

    Optional<Packager.RuntimeImage> runtime(Packager.Work work);

    Outcome<SourceTree> runtimeContext(Packager.Work work, Packager.Making making);

    Outcome<SourceTree> layer(Packager.Work work, ImageTag runtime, Packager.Making making);

    @Override
    void close() throws IOException;
}
