package io.modelwright.bootstrap.generate;

import io.modelwright.core.codegen.SourceFile;
import io.modelwright.core.codegen.SourcePath;
import io.modelwright.core.codegen.SourceTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which files a folder got, with the hash of each: what tells a generated file from one that people changed. Lies in the folder,
 * as text that a repository takes well.
 */
record Manifest(Map<SourcePath, String> hashes) {

    static final String FOLDER = ".modelwright";
    static final String NAME = "manifest";

    private static final String HEAD = "# Files that modelwright generate wrote, with their SHA-256.";
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  (\\S+)");

    Manifest {
        hashes = new TreeMap<>(hashes);
    }

    static Manifest of(SourceTree tree) {
        TreeMap<SourcePath, String> hashes = new TreeMap<>();
        tree.files().forEach((path, file) -> hashes.put(path, hash(file)));
        return new Manifest(hashes);
    }

    static String hash(SourceFile file) {
        return hash(file.content());
    }

    static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Empty where there is no such file, or it is none of ours. */
    static Optional<Manifest> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        TreeMap<SourcePath, String> hashes = new TreeMap<>();
        String[] lines = Files.readString(file, StandardCharsets.UTF_8).split("\n", -1);
        if (!lines[0].equals(HEAD)) {
            return Optional.empty();
        }
        for (String text : lines) {
            Matcher line = LINE.matcher(text);
            if (line.matches() && SourcePath.fault(line.group(2)).isEmpty()) {
                hashes.put(new SourcePath(line.group(2)), line.group(1));
            }
        }
        return Optional.of(new Manifest(hashes));
    }

    String text() {
        StringBuilder text = new StringBuilder(HEAD).append('\n');
        hashes.forEach(
                (path, hash) -> text.append(hash).append("  ").append(path).append('\n'));
        return text.toString();
    }
}
