package io.modelwright.docker;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HealthCheck;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.RestartPolicy;
import com.github.dockerjava.api.model.Ulimit;
import com.github.dockerjava.api.model.VolumeOptions;
import io.modelwright.core.deploy.ContainerSpec;
import io.modelwright.core.deploy.DockerName;
import io.modelwright.core.deploy.ResourceLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The one shape that containers have. Every property that could open the host is set here, also those whose default is right today,
 * so that no default of an engine decides.
 */
final class ContainerShape {

    /** Whom processes run as, whatever the image says. */
    static final int USER = 10_001;

    static final String SECRETS = "/run/secrets";
    static final String TMP = "/tmp";

    /** Owned by the user, as the folder that an image has there decides the mode. */
    static final Map<String, String> TMPFS =
            Map.of(TMP, "rw,noexec,nosuid,nodev,size=67108864,mode=1777,uid=" + USER + ",gid=" + USER);

    static final Map<String, String> LOG = Map.of("max-size", "10m", "max-file", "3");
    private static final long SHARED_MEMORY = 64L * 1024 * 1024;
    private static final long CPU_PERIOD_MICROS = 100_000;
    private static final int RESTARTS = 3;
    private static final long OPEN_FILES = 4_096;

    private ContainerShape() {}

    /** Fills a command with the whole shape of a spec; the further networks are joined before the start. */
    static void give(CreateContainerCmd command, ContainerSpec spec, Map<String, String> labels) {
        List<String> environment = new ArrayList<>();
        spec.environment().forEach((variable, text) -> environment.add(variable + "=" + text));
        command.withName(spec.name().value())
                .withHostName(spec.name().value())
                .withUser(USER + ":" + USER)
                .withEnv(environment)
                .withLabels(labels)
                .withStopTimeout((int) spec.stopTimeout().toSeconds())
                // The platform asks at the published port; a check inside would cost each container a process at a
                // time.
                .withHealthcheck(new HealthCheck().withTest(List.of("NONE")))
                .withTty(false)
                .withStdinOpen(false)
                .withHostConfig(host(spec));
        if (!spec.command().isEmpty()) {
            command.withCmd(spec.command());
        }
        spec.port().map(ExposedPort::tcp).ifPresent(port -> command.withExposedPorts(port));
    }

    private static HostConfig host(ContainerSpec spec) {
        HostConfig host = limited(isolated(HostConfig.newHostConfig()), spec.limits())
                .withNetworkMode(
                        spec.networks().isEmpty()
                                ? "none"
                                : spec.networks().getFirst().name().value())
                .withMounts(mounts(spec));
        spec.port()
                .ifPresent(port -> host.withPortBindings(
                        new PortBinding(Ports.Binding.bindIp("127.0.0.1"), ExposedPort.tcp(port))));
        return host;
    }

    /** Nothing of the host, and nothing that could be gained. */
    static HostConfig isolated(HostConfig host) {
        return host.withPrivileged(false)
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(List.of("no-new-privileges:true"))
                .withReadonlyRootfs(true)
                .withTmpFs(TMPFS)
                .withPidMode("")
                .withIpcMode("private")
                .withUtSMode("")
                .withUsernsMode("")
                .withCgroupnsMode("private")
                .withCgroupParent("")
                .withPublishAllPorts(false)
                .withAutoRemove(false)
                .withRestartPolicy(RestartPolicy.onFailureRestart(RESTARTS))
                .withLogConfig(new LogConfig(LogConfig.LoggingType.JSON_FILE, LOG));
    }

    private static HostConfig limited(HostConfig host, ResourceLimits limits) {
        return host.withMemory(limits.memoryBytes())
                .withMemorySwap(limits.memoryBytes())
                .withOomKillDisable(false)
                .withShmSize(SHARED_MEMORY)
                // A quota and not a number of processors, which an engine refuses beyond those it has.
                .withCpuPeriod(CPU_PERIOD_MICROS)
                .withCpuQuota(limits.cpuMillis() * CPU_PERIOD_MICROS / 1_000)
                .withPidsLimit((long) limits.processes())
                .withUlimits(List.of(new Ulimit("core", 0L, 0L), new Ulimit("nofile", OPEN_FILES, OPEN_FILES)));
    }

    private static List<Mount> mounts(ContainerSpec spec) {
        List<Mount> mounts = new ArrayList<>();
        spec.volumes().forEach((folder, volume) -> mounts.add(volume(volume.value(), folder)));
        if (!spec.secrets().isEmpty()) {
            mounts.add(volume(secretsOf(spec.name()), SECRETS).withReadOnly(true));
        }
        return mounts;
    }

    /** A volume as it is: nothing of the image is copied into it. */
    static Mount volume(String name, String folder) {
        return new Mount()
                .withType(MountType.VOLUME)
                .withSource(name)
                .withTarget(folder)
                .withVolumeOptions(new VolumeOptions().withNoCopy(true));
    }

    /** The volume with a container's secrets. No {@link DockerName} has an underscore, so it is nobody else's. */
    static String secretsOf(DockerName name) {
        return name + "_secrets";
    }

    /** The container, never started, by which volumes are filled. */
    static String fillerOf(DockerName name) {
        return name + "_fill";
    }
}
