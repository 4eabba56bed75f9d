package io.modelwright.build;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes jars: of equal content equal bytes. */
final class Jar {

    /** The first that the format knows. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    private Jar() {}

    static byte[] of(String mainClass, SortedMap<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream jar = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            // a manifest has to be the first entry
            add(jar, MANIFEST, manifest(mainClass).getBytes(StandardCharsets.UTF_8));
            Set<String> folders = new HashSet<>();
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                if (!file.getKey().equals(MANIFEST)) {
                    addFolders(jar, file.getKey(), folders);
                    add(jar, file.getKey(), file.getValue());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String manifest(String mainClass) {
        StringBuilder line = new StringBuilder("Main-Class: " + mainClass);
        StringBuilder folded = new StringBuilder();
        // a line has 72 bytes at most; class names of generated code are ASCII
        while (line.length() > 70) {
            folded.append(line, 0, 70).append("\r\n ");
            line.delete(0, 70);
        }
        return "Manifest-Version: 1.0\r\n" + folded + line + "\r\n\r\n";
    }

    /** Whoever looks for a folder on the class path, as Flyway does, finds those that have an entry of their own. */
    private static void addFolders(ZipOutputStream jar, String file, Set<String> known) throws IOException {
        for (int end = file.indexOf('/'); end >= 0; end = file.indexOf('/', end + 1)) {
            String folder = file.substring(0, end + 1);
            if (known.add(folder)) {
                add(jar, folder, new byte[0]);
            }
        }
    }

    private static void add(ZipOutputStream jar, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        jar.putNextEntry(entry);
        jar.write(content);
        jar.closeEntry();
    }
}
