package io.modelwright.devtools;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The modules of the program, by Maven's folders, and the jars of others.
 *
 * @param modules folders with {@code src/main} and {@code target/classes}
 * @param libraries jars
 */
record Workspace(List<Path> modules, List<Path> libraries) {

    private static final String SOURCES = "src/main/java";
    private static final String RESOURCES = "src/main/resources";
    private static final String CLASSES = "target/classes";

    Workspace {
        modules = modules.stream().map(Path::toAbsolutePath).toList();
        libraries = List.copyOf(libraries);
    }

    /** The jars first: what a JVM shares of them depends on that. */
    String classPath() {
        return Stream.concat(libraries.stream(), modules.stream().map(module -> module.resolve(CLASSES)))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** When each file of the sources and resources was last changed, and its size. */
    Map<Path, String> snapshot() {
        Map<Path, String> states = new TreeMap<>();
        for (Path module : modules) {
            for (String folder : List.of(SOURCES, RESOURCES)) {
                scan(module.resolve(folder), states);
            }
        }
        return states;
    }

    private static void scan(Path folder, Map<Path, String> states) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    states.put(file, attributes.lastModifiedTime() + " " + attributes.size());
                    return FileVisitResult.CONTINUE;
                }

                // it went away while it was looked at
                @Override
                public FileVisitResult visitFileFailed(Path file, IOException fault) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    static boolean isSource(Path file) {
        return file.toString().endsWith(".java");
    }

    /** The module that a file lies in. */
    Path moduleOf(Path file) {
        return modules.stream()
                .filter(file::startsWith)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(file + " lies in none of the modules"));
    }

    /** Where the class of that name goes, {@code java/lang/Object}, which a source made. */
    Path classFile(Path source, String name) {
        return moduleOf(source).resolve(CLASSES).resolve(name + ".class");
    }

    /** Where a resource is read from. */
    Path copyOf(Path resource) {
        Path module = moduleOf(resource);
        return module.resolve(CLASSES).resolve(module.resolve(RESOURCES).relativize(resource));
    }

    /** The name of the class that a source is named after, {@code java/lang/Object}. */
    String nameOf(Path source) {
        String path =
                moduleOf(source).resolve(SOURCES).relativize(source).toString().replace(File.separatorChar, '/');
        return path.substring(0, path.length() - ".java".length());
    }

    /** The source that made a class, where it is named after its outermost class. */
    Optional<Path> sourceOf(Path classFile) {
        Path module = moduleOf(classFile);
        String path = module.resolve(CLASSES).relativize(classFile).toString();
        String outer = path.substring(0, path.length() - ".class".length()).replaceAll("\\$.*", "");
        Path source = module.resolve(SOURCES).resolve(outer + ".java");
        return Files.isRegularFile(source) ? Optional.of(source) : Optional.empty();
    }

    /** All compiled classes. */
    List<Path> classFiles() {
        List<Path> all = new ArrayList<>();
        for (Path module : modules) {
            Path folder = module.resolve(CLASSES);
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    files.filter(file -> file.toString().endsWith(".class")).forEach(all::add);
                } catch (IOException fault) {
                    throw new UncheckedIOException(fault);
                }
            }
        }
        return all;
    }

    /** The compiled classes of a source: the one it is named after and those inside it. */
    List<Path> classesOf(Path source) {
        Path file = classFile(source, nameOf(source));
        String simple = file.getFileName().toString().replaceAll("\\.class$", "");
        Path folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(one -> {
                        String name = one.getFileName().toString();
                        return name.equals(simple + ".class")
                                || (name.startsWith(simple + "$") && name.endsWith(".class"));
                    })
                    .sorted()
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
