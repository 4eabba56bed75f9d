package io.modelwright.codegen.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Files that clients have as they are, from the resources beside this class. Stateless. */
final class CopiedFiles {

    private CopiedFiles() {}

    static String read(String path) {
        try (InputStream in = Objects.requireNonNull(CopiedFiles.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
