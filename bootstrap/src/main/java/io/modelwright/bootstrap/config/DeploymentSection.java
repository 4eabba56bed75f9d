package io.modelwright.bootstrap.config;

import io.modelwright.application.deploy.Routing;
import io.modelwright.application.deploy.Routing.Router;
import io.modelwright.bootstrap.config.Settings.Builds;
import io.modelwright.bootstrap.config.Settings.Names;
import io.modelwright.bootstrap.config.Settings.Running;
import io.modelwright.bootstrap.config.Settings.Running.Orchestrator;
import io.modelwright.core.deploy.HostName;
import io.modelwright.core.deploy.ResourceLimits;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** How the section {@code deployments} says what apps run as, and by which names they are found. */
final class DeploymentSection {

    private static final int PORT_MAX = 65_535;
    private static final int KEEP_MAX = 1_000;

    private DeploymentSection() {}

    static Running running(Section section) {
        Orchestrator orchestrator = section.oneOf("orchestrator", Orchestrator.class, Orchestrator.DOCKER);
        int replicas = section.integer("replicas", 1, 1, Running.REPLICAS_MAX);
        if (replicas > 1 && orchestrator == Orchestrator.DOCKER) {
            section.fault("replicas", "may be more than one where the orchestrator is swarm");
        }
        return new Running(orchestrator, replicas);
    }

    /** How much memory and how many processors a container has; the rest is as given. */
    static ResourceLimits limits(Section section, ResourceLimits standard) {
        int memory = section.integer(
                "memory",
                Math.toIntExact(standard.memoryBytes() / ResourceLimits.MEBIBYTE),
                ResourceLimits.MEMORY_MIN_MEBIBYTES,
                ResourceLimits.MEMORY_MAX_MEBIBYTES);
        int cpu = section.integer(
                "cpu", standard.cpuMillis(), ResourceLimits.CPU_MIN_MILLIS, ResourceLimits.CPU_MAX_MILLIS);
        return new ResourceLimits(memory * ResourceLimits.MEBIBYTE, cpu, standard.processes());
    }

    static Builds builds(Section section) {
        Duration timeout = section.duration("timeout", Builds.STANDARD.timeout());
        if (timeout.compareTo(Duration.ofSeconds(10)) < 0) {
            section.fault("timeout", "must be ten seconds at least");
        }
        return new Builds(
                limits(section, Builds.STANDARD.limits()),
                timeout,
                section.integer("keep", Builds.STANDARD.keep(), 1, KEEP_MAX));
    }

    static Names names(Section section) {
        Router router = section.oneOf("router", Router.class, Router.EMBEDDED);
        Optional<HostName> domain = section.parsed("domain", DeploymentSection::domain);
        int port = section.integer("port", router == Router.EMBEDDED ? Names.DEFAULT_PORT : 0, 0, PORT_MAX);
        if (router != Router.EMBEDDED) {
            if (!section.has("domain")) {
                section.fault("domain", "is required where the router is not the embedded one");
            }
            if (port != 0) {
                section.fault("port", "belongs to the embedded router");
            }
            return new Names(new Routing(router, domain), OptionalInt.empty());
        }
        return port == 0
                ? Names.NONE
                : new Names(
                        new Routing(router, Optional.of(domain.orElse(Names.DEFAULT_DOMAIN))), OptionalInt.of(port));
    }

    /** So short that a name in it is not too long for DNS. */
    private static HostName domain(String text) {
        if (!HostName.isName(text) || text.length() > 150) {
            throw new IllegalArgumentException("must be the name of a host in small letters such as apps.example.org");
        }
        return new HostName(text);
    }
}
