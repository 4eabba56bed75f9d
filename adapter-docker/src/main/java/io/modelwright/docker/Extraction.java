package io.modelwright.docker;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import io.modelwright.core.deploy.ImageId;
import io.modelwright.core.deploy.Labels;
import io.modelwright.core.shared.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Copies out of an image, by a container that is never started. What an image holds may be anything: links are left out, and
 * nothing is written outside of the folder.
 */
final class Extraction {

    private static final long BYTES_MAX = 4L * 1024 * 1024 * 1024;
    private static final int ENTRIES_MAX = 200_000;

    private final DockerEngine engine;
    private final String owner;

    Extraction(DockerEngine engine, String owner) {
        this.engine = engine;
        this.owner = owner;
    }

    Outcome<Path> extract(ImageId image, String path, Path folder) {
        if (!path.startsWith("/") || path.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a path inside an image begins with a slash");
        }
        String id;
        try {
            id = Faults.asked(() -> engine.client()
                            .createContainerCmd(image.value())
                            .withName("modelwright_extract_" + UUID.randomUUID())
                            .withLabels(OwnLabels.written(new Labels(Map.of(Labels.OWNER, owner))))
                            // an image may have no command of its own, and none is run
                            .withCmd("none")
                            .withHostConfig(HostConfig.newHostConfig()
                                    .withCapDrop(Capability.ALL)
                                    .withNetworkMode("none"))
                            .exec())
                    .getId();
        } catch (NotFoundException missing) {
            return Refusals.imageMissing(image.shortened());
        } catch (DockerException answered) {
            return Refusals.ofContainer(answered);
        }
        try {
            return copied(id, path, folder);
        } finally {
            Faults.settled(() -> engine.client()
                    .removeContainerCmd(id)
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec());
        }
    }

    private Outcome<Path> copied(String id, String path, Path folder) {
        try (InputStream copied = Faults.asked(() ->
                        engine.patient().copyArchiveFromContainerCmd(id, path).exec());
                TarArchiveInputStream tar = new TarArchiveInputStream(copied)) {
            return unpack(tar, folder);
        } catch (NotFoundException absent) {
            return Refusals.refused("path-missing", "The image has nothing at that path.");
        } catch (IOException broken) {
            throw RawEngine.unavailable(broken);
        }
    }

    private static Outcome<Path> unpack(TarArchiveInputStream tar, Path folder) throws IOException {
        Path root = folder.toRealPath();
        Path first = root;
        long bytes = 0;
        int entries = 0;
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            Path target = root.resolve(entry.getName()).normalize();
            bytes += entry.getSize();
            if (++entries > ENTRIES_MAX || bytes > BYTES_MAX) {
                return Refusals.refused("extract-too-large", "What is to be copied out of the image is too large.");
            }
            if (!target.startsWith(root) || target.equals(root)) {
                continue;
            }
            if (entries == 1) {
                first = target;
            }
            if (entry.isDirectory()) {
                Files.createDirectories(target);
            } else if (entry.isFile() && !entry.isLink() && !entry.isSymbolicLink()) {
                write(tar, entry, target);
            }
        }
        return Outcome.done(first);
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        Path parent = target.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            Files.delete(target);
        }
        try (OutputStream out = Files.newOutputStream(target)) {
            tar.transferTo(out);
        }
        if ((entry.getMode() & 0100) != 0 && !target.toFile().setExecutable(true)) {
            throw new IOException("cannot make a file executable");
        }
    }
}
