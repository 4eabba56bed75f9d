package io.modelwright.devtools;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Brings the compiled classes up to changed sources: those, and where what others see of them changed, all that name them. It
 * writes when everything compiles, and nothing before. For one thread.
 */
final class Rebuild {

    /** What came of changes. */
    sealed interface Result {

        /** Nothing that runs is touched by them. */
        record Nothing() implements Result {}

        /** They do not compile; nothing was written. */
        record Failed(List<String> errors) implements Result {}

        /**
         * They are written.
         *
         * @param bodies classes by their names in which nothing but bodies changed: {@code java.lang.Object}
         * @param restart whether more changed than that
         */
        record Written(Map<String, byte[]> bodies, boolean restart, int sources) implements Result {}
    }

    private final Workspace workspace;
    private final SourceCompiler compiler;
    /** Changed sources that are not compiled yet, because of errors in some of them. */
    private final Set<Path> waiting = new TreeSet<>();

    Rebuild(Workspace workspace, SourceCompiler compiler) {
        this.workspace = workspace;
        this.compiler = compiler;
    }

    /** @param changed files that are new, other or gone */
    Result apply(Set<Path> changed) {
        try {
            return applied(changed);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private Result applied(Set<Path> changed) throws IOException {
        boolean restart = false;
        for (Path file : changed) {
            if (Workspace.isSource(file)) {
                waiting.add(file);
            } else {
                copy(file);
                restart = true;
            }
        }
        if (waiting.isEmpty()) {
            return restart ? new Result.Written(Map.of(), true, 0) : new Result.Nothing();
        }
        Set<Path> sources = new TreeSet<>();
        Set<Path> gone = new TreeSet<>();
        Set<String> shapes = new TreeSet<>();
        for (Path source : waiting) {
            if (Files.isRegularFile(source)) {
                sources.add(source);
            } else {
                workspace.classesOf(source).forEach(gone::add);
                shapes.add(workspace.nameOf(source));
            }
        }
        Map<Path, byte[]> classes = Map.of();
        Set<String> known = new TreeSet<>();
        while (true) {
            sources.addAll(dependents(without(shapes, known)));
            known.addAll(shapes);
            SourceCompiler.Result result = compiler.compile(sources, gone);
            if (!result.errors().isEmpty()) {
                return new Result.Failed(result.errors());
            }
            classes = result.classes();
            shapes.addAll(reshaped(sources, classes, gone));
            if (known.containsAll(shapes)) {
                break;
            }
        }
        waiting.clear();
        return write(classes, gone, restart || !shapes.isEmpty(), sources.size());
    }

    private static Set<String> without(Set<String> all, Set<String> known) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(known);
        return rest;
    }

    /** The outermost classes of which something else is seen now; adds the classes that their sources do not make any more. */
    private Set<String> reshaped(Set<Path> sources, Map<Path, byte[]> classes, Set<Path> gone) throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path source : sources) {
            Set<Path> before = new TreeSet<>(workspace.classesOf(source));
            for (Path file : before) {
                byte[] now = classes.get(file);
                if (now == null) {
                    gone.add(file);
                    names.add(workspace.nameOf(source));
                } else if (!ClassShape.of(now).equals(ClassShape.of(Files.readAllBytes(file)))) {
                    names.add(workspace.nameOf(source));
                }
            }
            classes.keySet().stream()
                    .filter(file -> !before.contains(file)
                            && workspace.sourceOf(file).filter(source::equals).isPresent())
                    .findAny()
                    .ifPresent(file -> names.add(workspace.nameOf(source)));
        }
        return names;
    }

    /** The sources of the classes that name any of these in their constants; an exact name only, or one inside it. */
    private Set<Path> dependents(Set<String> names) throws IOException {
        Set<Path> sources = new TreeSet<>();
        if (names.isEmpty()) {
            return sources;
        }
        for (Path file : workspace.classFiles()) {
            String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            if (names.stream().anyMatch(content::contains)) {
                workspace.sourceOf(file).ifPresent(sources::add);
            }
        }
        return sources;
    }

    private Result write(Map<Path, byte[]> classes, Set<Path> gone, boolean restart, int sources) throws IOException {
        Map<String, byte[]> bodies = new TreeMap<>();
        for (Map.Entry<Path, byte[]> entry : classes.entrySet()) {
            Path file = entry.getKey();
            if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), entry.getValue())) {
                continue;
            }
            Files.createDirectories(file.getParent());
            Path draft = file.resolveSibling(file.getFileName() + ".new");
            Files.write(draft, entry.getValue());
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            bodies.put(className(file), entry.getValue());
        }
        for (Path file : new ArrayList<>(gone)) {
            Files.deleteIfExists(file);
        }
        if (bodies.isEmpty() && gone.isEmpty() && !restart) {
            return new Result.Nothing();
        }
        return new Result.Written(bodies, restart, sources);
    }

    private String className(Path classFile) {
        String path = workspace
                .moduleOf(classFile)
                .resolve("target/classes")
                .relativize(classFile)
                .toString();
        return path.substring(0, path.length() - ".class".length())
                .replace('/', '.')
                .replace('\\', '.');
    }

    private void copy(Path resource) throws IOException {
        Path copy = workspace.copyOf(resource);
        if (!Files.isRegularFile(resource)) {
            Files.deleteIfExists(copy);
            return;
        }
        Files.createDirectories(copy.getParent());
        Files.copy(resource, copy, StandardCopyOption.REPLACE_EXISTING);
    }
}
