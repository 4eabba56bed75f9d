package io.modelwright.embedded;

import java.nio.file.Path;

/** Another living process runs its server in this folder. */
public final class FolderInUse extends EmbeddedServerFailure {

    private static final long serialVersionUID = 1L;

    FolderInUse(Path folder) {
        super("Another process is using " + folder + ": end it first, or choose another data folder.", null);
    }
}
