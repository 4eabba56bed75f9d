package io.modelwright.bootstrap;

import io.modelwright.application.deploy.ImageMaker;
import io.modelwright.bootstrap.config.Settings;
import io.modelwright.bootstrap.config.Settings.Running.Orchestrator;
import io.modelwright.docker.DockerEngine;
import io.modelwright.ports.deploy.driven.ContainerEngine;
import io.modelwright.ports.deploy.driven.ImageStore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What runs containers and makes images.
 *
 * @param containers of releases
 * @param servers containers of this machine alone, for what apps need beside them
 * @param maker of the images of apps, where it is not what builds them otherwise
 * @param present whether there is an engine at all
 * @param apart whether what it runs does not reach the servers of this machine
 */
record ContainerParts(
        ContainerEngine containers,
        ContainerEngine servers,
        ImageStore images,
        Optional<ImageMaker> maker,
        boolean present,
        boolean apart,
        Runnable end)
        implements AutoCloseable {

    private static final int OWNER_BYTES = 8;

    /** The engine that is configured, which need not answer yet; without one every use of it is a fault that says so. */
    static ContainerParts of(Settings.Deployments settings, byte[] sealingKey) {
        return settings.engine()
                .map(host -> {
                    DockerEngine engine = DockerEngine.at(host);
                    String owner = owner(sealingKey);
                    boolean isSwarm = settings.running().orchestrator() == Orchestrator.SWARM;
                    return new ContainerParts(
                            isSwarm
                                    ? engine.swarm(
                                            owner,
                                            sealingKey,
                                            settings.running().replicas(),
                                            settings.networks().subnets())
                                    : engine.containers(
                                            owner, settings.networks().subnets()),
                            isSwarm
                                    ? engine.besideSwarm(
                                            owner, settings.networks().subnets())
                                    : engine.containers(
                                            owner, settings.networks().subnets()),
                            engine.images(owner),
                            Optional.empty(),
                            true,
                            true,
                            engine::close);
                })
                .orElseGet(() -> new ContainerParts(
                        new NoEngine(), new NoEngine(), new NoImages(), Optional.empty(), false, false, () -> {}));
    }

    /** The same for all nodes of an installation, and for no other: it has its keys. */
    static String owner(byte[] sealingKey) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("owner of containers".getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest(sealingKey), 0, OWNER_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    @Override
    public void close() {
        end.run();
    }
}
