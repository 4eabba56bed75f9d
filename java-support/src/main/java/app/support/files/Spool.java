package app.support.files;

import app.support.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What somebody sends, kept in a temporary file until all of it is there: nobody's slow connection holds one to the database. For
 * one thread.
 */
public final class Spool implements AutoCloseable {

    private static final int BUFFER = 32 * 1_024;

    private final Path file;
    private final byte[] head;
    private final long size;
    private final String sha256;

    private Spool(Path file, byte[] head, long size, String sha256) {
        this.file = file;
        this.head = head;
        this.size = size;
        this.sha256 = sha256;
    }

    /** Reads to the end; 413 beyond that many bytes. */
    public static Spool of(InputStream content, long sizeMax) throws IOException {
        Path file = Files.createTempFile("upload", null);
        try {
            return read(content, sizeMax, file);
        } catch (IOException | RuntimeException failure) {
            Files.deleteIfExists(file);
            throw failure;
        }
    }

    private static Spool read(InputStream content, long sizeMax, Path file) throws IOException {
        MessageDigest digest = sha256();
        byte[] head = new byte[MediaTypes.HEAD];
        long size = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                if (size < head.length) {
                    System.arraycopy(buffer, 0, head, (int) size, Math.min(read, head.length - (int) size));
                }
                size += read;
                if (size > sizeMax) {
                    throw tooLarge(sizeMax);
                }
                digest.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
        }
        byte[] known = Arrays.copyOf(head, (int) Math.min(size, head.length));
        return new Spool(file, known, size, HexFormat.of().formatHex(digest.digest()));
    }

    static RuntimeException tooLarge(long sizeMax) {
        return Problem.of(413, "file-too-large", "A file has at most " + sizeMax + " bytes here.")
                .exception();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** What it begins with. */
    byte[] head() {
        return head.clone();
    }

    public long size() {
        return size;
    }

    /** In hexadecimal digits. */
    public String sha256Hex() {
        return sha256;
    }

    public InputStream open() throws IOException {
        return Files.newInputStream(file);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
