package io.modelwright.docker;

import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Mount;
import io.modelwright.core.deploy.ContainerSpec;
import io.modelwright.core.deploy.DockerName;
import io.modelwright.core.deploy.Labels;
import io.modelwright.core.shared.Outcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * The volumes of this installation, and secrets among them: files in a volume of the container's own, which the container sees
 * read-only. They are filled by a container that is made for that and never started, so that nothing runs as another user.
 */
final class Volumes {

    private static final String CONTAINER = "modelwright.container";
    private static final String ROOT = "/modelwright-fill";
    private static final String SECRETS = "secrets";
    private static final int SECRETS_MODE = 0550;
    private static final int SECRET_MODE = 0440;
    private static final int VOLUME_MODE = 0700;
    private static final int SECRET_MAX = 1024 * 1024;

    private final DockerEngine engine;
    private final String owner;

    Volumes(DockerEngine engine, String owner) {
        this.engine = engine;
        this.owner = owner;
    }

    /** Makes the volumes that are missing, gives all to the container's user, and writes the secrets anew. */
    Outcome<Boolean> prepare(ContainerSpec spec) {
        if (spec.secrets().isEmpty() && spec.volumes().isEmpty()) {
            return Outcome.done(true);
        }
        discardSecrets(spec.name());
        List<Mount> mounts = new ArrayList<>();
        for (DockerName volume : spec.volumes().values()) {
            if (!ensure(volume.value(), spec)) {
                return Refusals.container("The volume " + volume + " is not of this installation.");
            }
            mounts.add(ContainerShape.volume(volume.value(), ROOT + "/" + mounts.size()));
        }
        if (!spec.secrets().isEmpty()) {
            String secrets = ContainerShape.secretsOf(spec.name());
            if (!ensure(secrets, spec)) {
                return Refusals.container("The volume " + secrets + " is not of this installation.");
            }
            mounts.add(ContainerShape.volume(secrets, ROOT + "/" + SECRETS));
        }
        fill(spec, mounts);
        return Outcome.done(true);
    }

    private boolean ensure(String name, ContainerSpec spec) {
        Map<String, String> labels = OwnLabels.written(Networks.lasting(spec.labels()));
        labels.put(CONTAINER, spec.name().value());
        Faults.asked(() -> engine.client()
                .createVolumeCmd()
                .withName(name)
                .withLabels(labels)
                .exec());
        return inspect(name).filter(this::isOurs).isPresent();
    }

    private void fill(ContainerSpec spec, List<Mount> mounts) {
        Map<String, String> labels = new TreeMap<>(OwnLabels.written(Networks.lasting(spec.labels())));
        String filler = Faults.asked(() -> engine.client()
                .createContainerCmd(spec.image().value())
                .withName(ContainerShape.fillerOf(spec.name()))
                .withLabels(labels)
                .withHostConfig(HostConfig.newHostConfig()
                        .withCapDrop(Capability.ALL)
                        .withNetworkMode("none")
                        .withMounts(mounts))
                .exec()
                .getId());
        try {
            byte[] tar = tar(spec);
            Faults.asked(() -> engine.client()
                    .copyArchiveToContainerCmd(filler)
                    .withRemotePath("/")
                    .withTarInputStream(new ByteArrayInputStream(tar))
                    .exec());
        } finally {
            removeFiller(filler);
        }
    }

    private static byte[] tar(ContainerSpec spec) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            String root = ROOT.substring(1) + "/";
            for (int i = 0; i < spec.volumes().size(); i++) {
                put(tar, root + i + "/", VOLUME_MODE, ContainerShape.USER, new byte[0]);
            }
            if (!spec.secrets().isEmpty()) {
                put(tar, root + SECRETS + "/", SECRETS_MODE, 0, new byte[0]);
            }
            for (Map.Entry<String, byte[]> secret : spec.secrets().entrySet()) {
                put(tar, root + SECRETS + "/" + secret.getKey(), SECRET_MODE, 0, secret.getValue());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void put(TarArchiveOutputStream tar, String path, int mode, int user, byte[] content)
            throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(path);
        entry.setMode(mode);
        entry.setIds(user, ContainerShape.USER);
        entry.setModTime(0L);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    /** Whether the files below /run/secrets of a container are these. */
    boolean hasSecrets(String container, Map<String, byte[]> secrets) {
        if (secrets.isEmpty()) {
            return true;
        }
        try (InputStream copied = Faults.asked(() -> engine.client()
                        .copyArchiveFromContainerCmd(container, ContainerShape.SECRETS)
                        .exec());
                TarArchiveInputStream tar = new TarArchiveInputStream(copied)) {
            int same = 0;
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isDirectory()) {
                    continue;
                }
                byte[] wanted =
                        secrets.get(entry.getName().substring(entry.getName().lastIndexOf('/') + 1));
                if (wanted == null
                        || entry.getSize() > SECRET_MAX
                        || !java.security.MessageDigest.isEqual(wanted, tar.readAllBytes())) {
                    return false;
                }
                same++;
            }
            return same == secrets.size();
        } catch (IOException broken) {
            throw RawEngine.unavailable(broken);
        }
    }

    /** Removes a container's secrets, and what a fill that was broken off left. */
    void discardSecrets(DockerName name) {
        String filler = ContainerShape.fillerOf(name);
        Faults.found(() -> engine.client().inspectContainerCmd(filler).exec())
                .filter(left -> ("/" + filler).equals(left.getName()))
                .filter(left ->
                        OwnLabels.read(left.getConfig().getLabels(), owner).isPresent())
                .ifPresent(left -> removeFiller(left.getId()));
        remove(ContainerShape.secretsOf(name));
    }

    private void removeFiller(String id) {
        try {
            Faults.settled(() -> engine.client()
                    .removeContainerCmd(id)
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec());
        } catch (ConflictException removedByOthers) {
            // it is being removed
        }
    }

    /** Removes volumes of ours that no container uses: these, and those that were made for the container. */
    void removeOf(DockerName container, List<String> volumes) {
        volumes.forEach(this::remove);
        Faults.asked(() -> engine.client()
                        .listVolumesCmd()
                        .withFilter("label", List.of(CONTAINER + "=" + container))
                        .exec())
                .getVolumes()
                .forEach(volume -> remove(volume.getName()));
    }

    /** Removes volumes of ours that bear these labels and that no container uses. */
    void clear(Labels labels) {
        Faults.asked(() -> engine.client()
                        .listVolumesCmd()
                        .withFilter("label", OwnLabels.filter(labels.with(Labels.OWNER, owner)))
                        .exec())
                .getVolumes()
                .forEach(volume -> remove(volume.getName()));
    }

    private void remove(String name) {
        if (inspect(name).filter(this::isOurs).isEmpty()) {
            return;
        }
        try {
            Faults.settled(() -> engine.client().removeVolumeCmd(name).exec());
        } catch (DockerException used) {
            if (used.getHttpStatus() != 409) {
                throw Faults.troubled(used);
            }
        }
    }

    private Optional<InspectVolumeResponse> inspect(String name) {
        return Faults.found(() -> engine.client().inspectVolumeCmd(name).exec());
    }

    private boolean isOurs(InspectVolumeResponse volume) {
        return OwnLabels.read(volume.getLabels(), owner).isPresent();
    }
}
