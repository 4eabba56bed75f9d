package io.modelwright.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import io.modelwright.ports.deploy.driven.ContainerEngine;
import io.modelwright.ports.deploy.driven.ImageStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * The connection to a Docker Engine. Nothing is asked of it before a port is used, and an engine that was away is there again with
 * the next call. Safe for many threads.
 */
public final class DockerEngine implements AutoCloseable {

    private static final Pattern OWNER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:-]{0,99}");
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(90);
    private static final int CONNECTIONS = 200;

    private final DockerClient client;
    private final DockerClient patient;
    private final RawEngine raw;

    private DockerEngine(DockerClientConfig config) {
        DockerHttpClient quickHttp = transport(config, ANSWER);
        DockerHttpClient patientHttp = transport(config, Duration.ZERO);
        this.client = DockerClientImpl.getInstance(config, quickHttp);
        this.patient = DockerClientImpl.getInstance(config, patientHttp);
        this.raw = new RawEngine(quickHttp, patientHttp);
    }

    /** @param host {@code unix:///…} or {@code tcp://host:port} */
    public static DockerEngine at(URI host) {
        String scheme = host.getScheme();
        if (!"unix".equals(scheme) && !"tcp".equals(scheme)) {
            throw new IllegalArgumentException("an engine's address is unix:///… or tcp://…");
        }
        return new DockerEngine(DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(host.toString())
                .withDockerTlsVerify(false)
                .build());
    }

    private static DockerHttpClient transport(DockerClientConfig config, Duration answer) {
        return new ZerodepDockerHttpClient.Builder()
                .dockerHost(config.getDockerHost())
                .maxConnections(CONNECTIONS)
                .connectionTimeout(CONNECT)
                .responseTimeout(answer)
                .build();
    }

    /** @param owner what the label of this installation says */
    public ContainerEngine containers(String owner) {
        return containers(owner, Subnets.STANDARD);
    }

    /**
     * @param owner what the label of this installation says
     * @param subnets where its networks get their addresses from
     */
    public ContainerEngine containers(String owner, Subnets subnets) {
        return new DockerContainerEngine(
                this, checked(owner), new Networks(this, owner, Networks.Span.MACHINE, subnets));
    }

    /**
     * Containers of this machine beside the services of a swarm, which find them in internal networks.
     *
     * @param owner what the label of this installation says
     * @param subnets where its networks get their addresses from
     */
    public ContainerEngine besideSwarm(String owner, Subnets subnets) {
        return new DockerContainerEngine(
                this, checked(owner), new Networks(this, owner, Networks.Span.INTERNAL_OVER_SWARM, subnets));
    }

    /**
     * Services of the swarm that this engine manages.
     *
     * @param owner what the label of this installation says
     * @param key of the installation, by which secrets are told apart that cannot be read again
     * @param replicas processes of each container that has no volume
     * @param subnets where its networks get their addresses from
     */
    public ContainerEngine swarm(String owner, byte[] key, int replicas, Subnets subnets) {
        return new SwarmContainerEngine(this, checked(owner), key, replicas, subnets);
    }

    /** @param owner what the label of this installation says */
    public ImageStore images(String owner) {
        return new DockerImageStore(this, checked(owner));
    }

    private static String checked(String owner) {
        if (!OWNER.matcher(owner).matches()) {
            throw new IllegalArgumentException("not the name of an installation");
        }
        return owner;
    }

    /** Whether it answers now. */
    public boolean answers() {
        try {
            Faults.asked(() -> client.pingCmd().exec());
            return true;
        } catch (RuntimeException away) {
            return false;
        }
    }

    /** For what is answered soon. */
    DockerClient client() {
        return client;
    }

    /** For what may take any time. */
    DockerClient patient() {
        return patient;
    }

    RawEngine raw() {
        return raw;
    }

    @Override
    public void close() {
        try {
            client.close();
            patient.close();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
