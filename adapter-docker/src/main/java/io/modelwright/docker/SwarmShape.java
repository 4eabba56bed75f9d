package io.modelwright.docker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelwright.core.deploy.ContainerSpec;
import io.modelwright.core.deploy.DockerName;
import java.time.Duration;
import java.util.Map;

/** The one shape that services have: that of containers, as far as an engine's services can have it. */
final class SwarmShape {

    static final int RESTARTS = 3;

    private static final long TMP_BYTES = 64L * 1024 * 1024;
    private static final int TMP_MODE = 01777;
    private static final int SECRET_MODE = 0440;
    private static final int OPEN_FILES = 4_096;
    private static final long NANOS_OF_MILLI = 1_000_000;
    private static final Duration RESTART_PAUSE = Duration.ofMillis(200);
    private static final Duration MONITOR = Duration.ofSeconds(5);

    private SwarmShape() {}

    /**
     * @param labels of the service; its tasks get none, so that none passes for a container of ours
     * @param secrets names of files to ids
     * @param placed where it has to run; empty: anywhere
     */
    static ObjectNode of(
            ContainerSpec spec,
            Map<String, String> labels,
            Map<String, String> secrets,
            int replicas,
            String placed,
            long nanoCpus) {
        ObjectNode service = RawEngine.mapper().createObjectNode();
        service.put("Name", spec.name().value());
        service.set("Labels", RawEngine.mapper().valueToTree(labels));
        ObjectNode task = service.putObject("TaskTemplate");
        container(task.putObject("ContainerSpec"), spec, secrets);
        limits(task, spec, nanoCpus);
        task.putObject("RestartPolicy")
                .put("Condition", "on-failure")
                .put("Delay", RESTART_PAUSE.toNanos())
                .put("MaxAttempts", RESTARTS);
        ObjectNode log = task.putObject("LogDriver").put("Name", "json-file");
        log.set("Options", RawEngine.mapper().valueToTree(ContainerShape.LOG));
        ArrayNode networks = task.putArray("Networks");
        spec.networks()
                .forEach(network ->
                        networks.addObject().put("Target", network.name().value()));
        if (!placed.isEmpty()) {
            task.putObject("Placement").putArray("Constraints").add("node.id==" + placed);
        }
        service.putObject("Mode").putObject("Replicated").put("Replicas", replicas);
        // two processes at a time must not have one volume
        String order = spec.volumes().isEmpty() ? "start-first" : "stop-first";
        updates(service.putObject("UpdateConfig"), order).put("FailureAction", "rollback");
        updates(service.putObject("RollbackConfig"), order).put("FailureAction", "pause");
        ObjectNode endpoint = service.putObject("EndpointSpec").put("Mode", "dnsrr");
        // a port of the node that runs the task and no other: requests are spread by our proxy
        spec.port()
                .ifPresent(port -> endpoint.putArray("Ports")
                        .addObject()
                        .put("Protocol", "tcp")
                        .put("TargetPort", port)
                        .put("PublishMode", "host"));
        return service;
    }

    private static ObjectNode updates(ObjectNode config, String order) {
        return config.put("Parallelism", 1).put("Order", order).put("Monitor", MONITOR.toNanos());
    }

    private static void container(ObjectNode container, ContainerSpec spec, Map<String, String> secrets) {
        container.put("Image", spec.image().value());
        container.put("Hostname", spec.name().value());
        container.put("User", ContainerShape.USER + ":" + ContainerShape.USER);
        ArrayNode environment = container.putArray("Env");
        spec.environment().forEach((variable, text) -> environment.add(variable + "=" + literal(text)));
        if (!spec.command().isEmpty()) {
            container.set("Args", RawEngine.mapper().valueToTree(spec.command()));
        }
        container
                .put("TTY", false)
                .put("OpenStdin", false)
                .put("ReadOnly", true)
                .put("Init", false);
        container.put("StopGracePeriod", spec.stopTimeout().toNanos());
        container.putArray("CapabilityDrop").add("ALL");
        container.putArray("CapabilityAdd");
        // taken from version 25 on; what is older does not know it
        container.putObject("Privileges").put("NoNewPrivileges", true);
        container.putObject("Healthcheck").putArray("Test").add("NONE");
        ArrayNode files = container.putArray("Ulimits");
        files.addObject().put("Name", "core").put("Soft", 0).put("Hard", 0);
        files.addObject().put("Name", "nofile").put("Soft", OPEN_FILES).put("Hard", OPEN_FILES);
        mounts(container.putArray("Mounts"), spec.volumes());
        ArrayNode given = container.putArray("Secrets");
        secrets.forEach((file, id) -> {
            ObjectNode secret =
                    given.addObject().put("SecretID", id).put("SecretName", SwarmSecrets.name(spec.name(), file));
            secret.putObject("File")
                    .put("Name", file)
                    .put("UID", "0")
                    .put("GID", Integer.toString(ContainerShape.USER))
                    .put("Mode", SECRET_MODE);
        });
    }

    /** A swarm reads variables as templates: what would begin one is written as a text in one. */
    static String literal(String text) {
        return text.replace("{{", "{{\"{{\"}}");
    }

    private static void mounts(ArrayNode mounts, Map<String, DockerName> volumes) {
        // an engine mounts it without programs, devices and other users' rights
        mounts.addObject()
                .put("Type", "tmpfs")
                .put("Target", ContainerShape.TMP)
                .putObject("TmpfsOptions")
                .put("SizeBytes", TMP_BYTES)
                .put("Mode", TMP_MODE);
        volumes.forEach((folder, volume) -> mounts.addObject()
                .put("Type", "volume")
                .put("Source", volume.value())
                .put("Target", folder)
                .putObject("VolumeOptions")
                .put("NoCopy", true));
    }

    private static void limits(ObjectNode task, ContainerSpec spec, long nanoCpus) {
        task.putObject("Resources")
                .putObject("Limits")
                .put("MemoryBytes", spec.limits().memoryBytes())
                .put("NanoCPUs", nanoCpus)
                .put("Pids", spec.limits().processes());
    }

    static long nanoCpus(ContainerSpec spec) {
        return spec.limits().cpuMillis() * NANOS_OF_MILLI;
    }
}
