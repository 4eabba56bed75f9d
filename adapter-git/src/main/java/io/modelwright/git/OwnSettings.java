package io.modelwright.git;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * Keeps JGit from what git's configuration of the machine and the account says: it would decide who commits, what is
 * checked and which programs run, and to find it JGit starts the machine's git.
 */
final class OwnSettings extends SystemReader.Delegate {

    private OwnSettings(SystemReader machine) {
        super(machine);
    }

    /** Holds for the whole process; again and again is the same as once. */
    static synchronized void apply() {
        SystemReader known = SystemReader.getInstance();
        if (!(known instanceof OwnSettings)) {
            SystemReader.setInstance(new OwnSettings(known));
        }
    }

    @Override
    public @Nullable String getenv(String variable) {
        return variable.startsWith("GIT_") || variable.startsWith("XDG_") ? null : super.getenv(variable);
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS fs) {
        return new Nothing(parent, fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fs) {
        return new Nothing(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fs) {
        return new Nothing(parent, fs);
    }

    /** A configuration without a file. */
    private static final class Nothing extends FileBasedConfig {

        private Nothing(Config parent, FS fs) {
            super(parent, new java.io.File("nothing"), fs);
        }

        @Override
        public void load() {
            // there is nothing to be read
        }

        @Override
        public void save() {
            // what JGit finds out about the machine is found out again
        }

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
