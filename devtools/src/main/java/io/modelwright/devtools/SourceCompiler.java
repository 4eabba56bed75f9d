package io.modelwright.devtools;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Compiles some sources against all that is compiled already. It stays warm, and writes nothing. For one thread. */
final class SourceCompiler {

    /**
     * What came of it.
     *
     * @param classes by the file that each belongs into; empty where there are errors
     * @param errors what the compiler says, with file and line
     */
    record Result(Map<Path, byte[]> classes, List<String> errors) {}

    private final JavaCompiler compiler;
    private final Workspace workspace;
    private final List<String> options;

    SourceCompiler(Workspace workspace, int release) {
        JavaCompiler found = ToolProvider.getSystemJavaCompiler();
        if (found == null) {
            throw new IllegalStateException("this is a runtime only; a JDK is needed");
        }
        this.compiler = found;
        this.workspace = workspace;
        this.options = List.of(
                "--release",
                Integer.toString(release),
                "-cp",
                workspace.classPath(),
                "-parameters",
                "-g",
                "-proc:none",
                "-nowarn",
                "-encoding",
                "UTF-8",
                "-implicit:none");
    }

    /** @param gone class files that are there but do not count any more */
    Result compile(Collection<Path> sources, Set<Path> gone) {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager standard =
                compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
            Outputs outputs = new Outputs(standard, gone);
            boolean done = compiler.getTask(
                            null, outputs, diagnostics, options, null, standard.getJavaFileObjectsFromPaths(sources))
                    .call();
            return done ? new Result(outputs.classes(), List.of()) : new Result(Map.of(), errors(diagnostics));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static List<String> errors(DiagnosticCollector<JavaFileObject> diagnostics) {
        List<String> errors = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> one : diagnostics.getDiagnostics()) {
            if (one.getKind() == Diagnostic.Kind.ERROR) {
                String place =
                        one.getSource() == null ? "" : one.getSource().getName() + ":" + one.getLineNumber() + ": ";
                errors.add(place + one.getMessage(Locale.ROOT));
            }
        }
        return errors;
    }

    /** Keeps what is compiled in memory, by where it belongs. */
    private final class Outputs extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<Path, ByteArrayOutputStream> made = new TreeMap<>();

        private final Set<Path> gone;

        Outputs(JavaFileManager standard, Set<Path> gone) {
            super(standard);
            this.gone = gone;
        }

        @Override
        public Iterable<JavaFileObject> list(
                Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
                throws IOException {
            Iterable<JavaFileObject> all = super.list(location, packageName, kinds, recurse);
            if (gone.isEmpty() || location != StandardLocation.CLASS_PATH) {
                return all;
            }
            List<JavaFileObject> kept = new ArrayList<>();
            for (JavaFileObject file : all) {
                URI place = file.toUri();
                if (!place.getScheme().equals("file") || !gone.contains(Path.of(place))) {
                    kept.add(file);
                }
            }
            return kept;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, @Nullable FileObject sibling) {
            if (location != StandardLocation.CLASS_OUTPUT || kind != JavaFileObject.Kind.CLASS) {
                throw new IllegalStateException("nothing but classes is expected, not " + kind + " in " + location);
            }
            Path source = Path.of(Objects.requireNonNull(sibling, "a class comes from a source")
                    .toUri());
            Path file = workspace.classFile(source, name.replace('.', '/'));
            return new SimpleJavaFileObject(URI.create("memory:///" + name.replace('.', '/') + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    made.put(file, bytes);
                    return bytes;
                }
            };
        }

        Map<Path, byte[]> classes() {
            Map<Path, byte[]> classes = new TreeMap<>();
            made.forEach((file, bytes) -> classes.put(file, bytes.toByteArray()));
            return classes;
        }
    }
}
