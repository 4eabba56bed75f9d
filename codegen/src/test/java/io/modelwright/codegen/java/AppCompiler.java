package io.modelwright.codegen.java;

import io.modelwright.core.codegen.SourceFile;
import io.modelwright.core.codegen.SourcePath;
import io.modelwright.core.codegen.SourceTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Compiles trees of sources with the compiler of this JVM; the libraries are those of the module java-support. */
final class AppCompiler {

    private static final String MAIN = "src/main/java/";
    private static final String TESTS = "src/test/java/";
    private static final String RESOURCES = "src/main/resources/";
    private static final List<String> OPTIONS = List.of(
            "--release", "21", "-parameters", "-proc:none", "-Xlint:all,-processing,-classfile,-path,-try", "-Werror");

    private AppCompiler() {}

    /**
     * Compiles the sources of an application and puts its resources beside them.
     *
     * @param out an empty folder
     * @return what the compiler says; nothing where it is content, warnings count
     */
    static List<String> compile(SourceTree tree, Path out) {
        return compile(tree, out, List.of());
    }

    /** @param libraries folders of classes beside the libraries */
    static List<String> compile(SourceTree tree, Path out, List<Path> libraries) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(diagnostics, null, StandardCharsets.UTF_8)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(out));
            List<Path> classPath = new ArrayList<>(libraries);
            files.getLocationAsPaths(StandardLocation.CLASS_PATH).forEach(classPath::add);
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
            List<JavaFileObject> sources = new ArrayList<>();
            for (Map.Entry<SourcePath, SourceFile> file : tree.files().entrySet()) {
                String path = file.getKey().value();
                if (path.startsWith(MAIN) || path.startsWith(TESTS)) {
                    sources.add(new Source(path, file.getValue().text()));
                } else if (path.startsWith(RESOURCES)) {
                    Path target = out.resolve(path.substring(RESOURCES.length()));
                    Files.createDirectories(target.getParent());
                    Files.write(target, file.getValue().content());
                }
            }
            boolean compiled = compiler.getTask(null, files, diagnostics, OPTIONS, null, sources)
                    .call();
            List<String> said = diagnostics.getDiagnostics().stream()
                    .map(diagnostic ->
                            diagnostic.toString().lines().limit(4).toList().toString())
                    .toList();
            return compiled ? List.of() : said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JavaFileObject source(String path, String text) {
        return new Source(path, text);
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
}
