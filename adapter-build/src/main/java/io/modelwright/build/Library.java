package io.modelwright.build;

import java.nio.file.Path;
import java.util.List;

/** One library: what it is, and where. {@code name} tells its version too, so equal names are equal files. */
record Library(String name, Path file) {

    static List<Path> files(List<Library> libraries) {
        return libraries.stream().map(Library::file).toList();
    }
}
