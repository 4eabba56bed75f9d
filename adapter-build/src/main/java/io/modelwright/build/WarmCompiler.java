package io.modelwright.build;

import io.modelwright.core.shared.Outcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
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
import org.jspecify.annotations.Nullable;

/**
 * The compiler of this process, which gets fast by use. Only for code that nobody but the platform wrote. One compilation at a
 * time, all in memory; it keeps the libraries of the last one open.
 */
final class WarmCompiler implements AutoCloseable {

    private final JavaCompiler compiler;
    private final ReentrantLock turn = new ReentrantLock();
    private @Nullable StandardJavaFileManager libraries;
    private List<Path> classPath = List.of();

    WarmCompiler(JavaCompiler compiler) {
        this.compiler = compiler;
    }

    /**
     * @param sources by path
     * @param known classes by path that stand beside the libraries
     * @return the classes of the sources by path
     */
    Outcome<SortedMap<String, byte[]>> compile(
            SortedMap<String, String> sources, SortedMap<String, byte[]> known, List<Path> jars) {
        turn.lock();
        try {
            DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
            InMemory files = new InMemory(libraries(jars), known);
            List<Source> units = sources.entrySet().stream()
                    .map(file -> new Source(file.getKey(), file.getValue()))
                    .toList();
            boolean compiled = compiler.getTask(null, files, said, JavaOptions.COMPILER, null, units)
                    .call();
            return compiled
                    ? Outcome.done(files.classes())
                    : Refusals.compileFailed(said.getDiagnostics().stream()
                            .filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
                            .map(WarmCompiler::line)
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            turn.unlock();
        }
    }

    private static String line(Diagnostic<? extends JavaFileObject> diagnostic) {
        JavaFileObject source = diagnostic.getSource();
        String first = diagnostic
                .getMessage(Locale.ROOT)
                .lines()
                .findFirst()
                .orElse("")
                .strip();
        return source == null
                ? first
                : source.getName().replaceFirst("^/", "") + ":" + diagnostic.getLineNumber() + ": " + first;
    }

    private StandardJavaFileManager libraries(List<Path> jars) throws IOException {
        StandardJavaFileManager open = libraries;
        if (open != null && classPath.equals(jars)) {
            return open;
        }
        close();
        StandardJavaFileManager fresh = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
        fresh.setLocationFromPaths(StandardLocation.CLASS_PATH, jars);
        libraries = fresh;
        classPath = jars;
        return fresh;
    }

    @Override
    public void close() throws IOException {
        turn.lock();
        try {
            if (libraries != null) {
                libraries.close();
            }
            libraries = null;
        } finally {
            turn.unlock();
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String path, String text) {
            super(URI.create("string:///" + path), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Known extends SimpleJavaFileObject {
        private final String className;
        private final byte[] content;

        Known(String path, byte[] content) {
            super(URI.create("mem:///" + path), Kind.CLASS);
            this.className = path.substring(0, path.length() - Kind.CLASS.extension.length())
                    .replace('/', '.');
            this.content = content;
        }

        @Override
        public InputStream openInputStream() {
            return new ByteArrayInputStream(content);
        }
    }

    /** Keeps classes instead of writing them. */
    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
        private final SortedMap<String, ByteArrayOutputStream> written = new TreeMap<>();
        private final SortedMap<String, byte[]> known;

        InMemory(JavaFileManager libraries, SortedMap<String, byte[]> known) {
            super(libraries);
            this.known = known;
        }

        @Override
        public Iterable<JavaFileObject> list(
                Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
                throws IOException {
            Iterable<JavaFileObject> libraries = super.list(location, packageName, kinds, recurse);
            String folder = packageName.replace('.', '/') + "/";
            SortedMap<String, byte[]> below = known.subMap(folder, folder + Character.MAX_VALUE);
            if (location != StandardLocation.CLASS_PATH
                    || !kinds.contains(JavaFileObject.Kind.CLASS)
                    || below.isEmpty()) {
                return libraries;
            }
            List<JavaFileObject> all = new ArrayList<>();
            libraries.forEach(all::add);
            below.forEach((path, content) -> {
                if (recurse || path.indexOf('/', folder.length()) < 0) {
                    all.add(new Known(path, content));
                }
            });
            return all;
        }

        @Override
        public String inferBinaryName(Location location, JavaFileObject file) {
            return file instanceof Known one ? one.className : super.inferBinaryName(location, file);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, @Nullable FileObject sibling) {
            String path = className.replace('.', '/') + kind.extension;
            return new SimpleJavaFileObject(URI.create("mem:///" + path), kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    written.put(path, bytes);
                    return bytes;
                }
            };
        }

        @Override
        public void close() {
            // the libraries stay open for the next one
        }

        SortedMap<String, byte[]> classes() {
            SortedMap<String, byte[]> classes = new TreeMap<>();
            written.forEach((path, bytes) -> classes.put(path, bytes.toByteArray()));
            return classes;
        }
    }
}
