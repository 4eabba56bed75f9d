package io.modelwright.codegen.typescript;

import io.modelwright.core.codegen.SourceFile;
import io.modelwright.core.codegen.SourceTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files of {@code typescript-support} that go into every app as they are; {@code files.txt} beside them lists those. Only the
 * name of the package becomes that of the app. Immutable.
 */
final class SupportFiles {

    private static final String FOLDER = "support/";
    private static final String TESTS = "app-test/";
    private static final String PACKAGE_NAME = "\"name\": \"typescript-support\"";
    private static final String DESCRIPTION =
            "  \"description\": \"What generated TypeScript applications have in common.\",\n";
    /** The whole line, however deep. */
    private static final String LICENSE = "(?m)^ *\"license\": \"Apache-2.0\",\n";

    private final Map<String, String> files;

    private SupportFiles(Map<String, String> files) {
        this.files = files;
    }

    static SupportFiles shipped() {
        Map<String, String> files = new TreeMap<>();
        for (String name : read("files.txt").lines().toList()) {
            files.put(name, read(name));
        }
        return new SupportFiles(files);
    }

    private static String read(String name) {
        try (InputStream in = SupportFiles.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("not shipped: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void addTo(SourceTree.Builder tree, String slug) {
        files.forEach((name, text) -> tree.add(target(name), SourceFile.text(content(name, text, slug))));
    }

    /**
     * Names that begin with a dot are kept without it, so that they mean nothing to the tools of our own repository; tests of an
     * app are apart here from those of the kept code, and beside them there.
     */
    private static String target(String name) {
        if (name.startsWith(TESTS)) {
            return "test/" + name.substring(TESTS.length());
        }
        return name.startsWith("dot-") ? "." + name.substring("dot-".length()) : name;
    }

    private static String content(String name, String text, String slug) {
        boolean names = name.equals("package.json") || name.equals("package-lock.json");
        return names
                ? text.replace(PACKAGE_NAME, "\"name\": \"" + slug + "\"")
                        .replaceFirst(java.util.regex.Pattern.quote(DESCRIPTION), "")
                        .replaceFirst(LICENSE, "")
                : text;
    }
}
