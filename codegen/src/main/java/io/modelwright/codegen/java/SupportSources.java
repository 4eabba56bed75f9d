package io.modelwright.codegen.java;

import io.modelwright.core.codegen.SourceTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The part of an application that does not depend on its model, as it lies in the resources of this module: only its package
 * changes. Read once; thread-safe.
 */
final class SupportSources {

    private static final String ORIGINAL = "app.support";
    private static final String ORIGINAL_FOLDER = "/app/support/";

    /** By path; the paths of sources still have the original package. */
    private final SortedMap<String, String> files;

    private SupportSources(SortedMap<String, String> files) {
        this.files = files;
    }

    /** @param folder of the class path, beside this class */
    static SupportSources in(String folder) {
        String marker = folder + "/README";
        URL url = Objects.requireNonNull(SupportSources.class.getResource(marker), marker);
        try {
            SortedMap<String, String> files = url.getProtocol().equals("jar")
                    ? inJar(url)
                    : inFolder(Objects.requireNonNull(Path.of(url.toURI()).getParent()));
            files.remove("README");
            return new SupportSources(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("not a place: " + url, e);
        }
    }

    private static SortedMap<String, String> inFolder(Path root) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(root)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                String path = root.relativize(file).toString().replace('\\', '/');
                files.put(path, Files.readString(file));
            }
        }
        return files;
    }

    private static SortedMap<String, String> inJar(URL url) throws IOException, URISyntaxException {
        String[] parts = url.toString().substring("jar:".length()).split("!/");
        String prefix = parts[1].substring(0, parts[1].length() - "README".length());
        SortedMap<String, String> files = new TreeMap<>();
        try (JarFile jar = new JarFile(Path.of(new URI(parts[0])).toFile())) {
            for (JarEntry entry : jar.stream().toList()) {
                if (entry.getName().startsWith(prefix) && !entry.isDirectory()) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        files.put(
                                entry.getName().substring(prefix.length()),
                                new String(in.readAllBytes(), StandardCharsets.UTF_8));
                    }
                }
            }
        }
        return files;
    }

    /** Adds all files, with the package of the application in place of the original one. */
    void addTo(SourceTree.Builder tree, AppSymbols names) {
        String folder = "/" + names.supportPackage().replace('.', '/') + "/";
        files.forEach((path, text) -> tree.text(
                path.endsWith(".java") ? path.replace(ORIGINAL_FOLDER, folder) : path,
                text.replace(ORIGINAL + ".", names.supportPackage() + ".")));
    }
}
