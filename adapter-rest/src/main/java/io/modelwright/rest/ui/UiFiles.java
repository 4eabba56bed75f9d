package io.modelwright.rest.ui;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The files of the studio, by the list that the build makes: a class path cannot be looked through, and what is not listed is not
 * served, whatever its path. Each is read when it is first asked for, and kept as it is stored.
 */
final class UiFiles {

    private static final String LIST = "files.txt";
    private static final String PAGE = "index.html";
    /** Their names hold a hash of their content. */
    private static final String HASHED = "assets/";

    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "webp", "image/webp",
            "ico", "image/x-icon",
            "woff2", "font/woff2",
            "json", "application/json",
            "txt", "text/plain; charset=utf-8");

    /**
     * One thing to serve.
     *
     * @param isGzip whether the bytes are a gzip of it
     * @param isHashed whether it never changes under its name
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them, and nobody changes the bytes
    record UiFile(byte[] bytes, boolean isGzip, String tag, String mediaType, boolean isHashed) {

        /** Writes it as it is, for the few who do not take gzip. */
        void writePlain(OutputStream stream) throws IOException {
            if (!isGzip) {
                stream.write(bytes);
                return;
            }
            try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                plain.transferTo(stream);
            }
        }
    }

    /** What the list says of a file. */
    private record Entry(String digest, boolean isGzip) {}

    private final String folder;
    private final Map<String, Entry> entries;
    private final Map<String, UiFile> read = new ConcurrentHashMap<>();
    private final UiPage page;

    private UiFiles(String folder, Map<String, Entry> entries) {
        this.folder = folder;
        this.entries = Map.copyOf(entries);
        this.page = new UiPage(new String(bytes(folder + PAGE), StandardCharsets.UTF_8));
    }

    /**
     * The files of that folder of the class path; nothing where the studio was not built.
     *
     * @param folder {@code /assets/ui/}
     */
    static Optional<UiFiles> find(String folder) {
        try (InputStream list = UiFiles.class.getResourceAsStream(folder + LIST)) {
            return list == null
                    ? Optional.empty()
                    : Optional.of(
                            new UiFiles(folder, entries(new String(list.readAllBytes(), StandardCharsets.UTF_8))));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Each line is {@code name digest gzip|plain}. */
    private static Map<String, Entry> entries(String list) {
        Map<String, Entry> entries = new HashMap<>();
        list.lines().forEach(line -> {
            String[] words = line.split(" ", -1);
            if (words.length != 3) {
                throw new IllegalStateException("not a line of the list of the studio's files: " + line);
            }
            entries.put(words[0], new Entry(words[1], words[2].equals("gzip")));
        });
        return entries;
    }

    UiPage page() {
        return page;
    }

    /** @param path of a request, as it was sent: encoded names are nobody's */
    Optional<UiFile> find(String path, int start) {
        String name = path.substring(start);
        @Nullable Entry entry = name.equals(PAGE) ? null : entries.get(name);
        return entry == null ? Optional.empty() : Optional.of(read.computeIfAbsent(name, key -> read(key, entry)));
    }

    private UiFile read(String name, Entry entry) {
        String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
        byte[] bytes = bytes(folder + name + (entry.isGzip() ? ".gz" : ""));
        return new UiFile(bytes, entry.isGzip(), "\"" + entry.digest() + "\"", type, name.startsWith(HASHED));
    }

    private static byte[] bytes(String resource) {
        try (InputStream stream = UiFiles.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("the class path lacks " + resource);
            }
            return stream.readAllBytes();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
