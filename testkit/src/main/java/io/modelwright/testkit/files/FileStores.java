package io.modelwright.testkit.files;

import io.modelwright.core.shared.AppId;
import io.modelwright.ports.files.driven.FileLeftovers;
import io.modelwright.ports.files.driven.FileRepository;

/** The stores of what is known of files, over the same data. */
public interface FileStores {

    FileRepository files();

    FileLeftovers leftovers();

    /** Makes the app known, as a publish does. */
    void addApp(AppId app);

    /** Makes the app unknown, as its removal does. */
    void removeApp(AppId app);

    /** Such stores in memory. */
    static FileStores inMemory() {
        InMemoryFiles memory = new InMemoryFiles();
        return new FileStores() {
            @Override
            public FileRepository files() {
                return memory;
            }

            @Override
            public FileLeftovers leftovers() {
                return memory;
            }

            @Override
            public void addApp(AppId app) {
                memory.addApp(app);
            }

            @Override
            public void removeApp(AppId app) {
                memory.removeApp(app);
            }
        };
    }
}
