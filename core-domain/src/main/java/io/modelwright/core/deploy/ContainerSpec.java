package io.modelwright.core.deploy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A container to run, in the only terms that there are: everything else about it is fixed by the adapter (no capabilities, no new
 * privileges, root file system read-only with a small {@code /tmp}, no mounts of the host, no host namespaces, published on
 * 127.0.0.1 only), so that nothing that people write can widen it.
 *
 * @param name deterministic, so that a second attempt finds the container of the first
 * @param image by content
 * @param labels with the owner's
 * @param networks each a network of the platform's own, made when the first container needs it
 * @param port where the application listens inside; published on a free port of 127.0.0.1, for which one of the networks must not
 *     be internal
 * @param environment names of variables to texts, which may be any Unicode but NUL
 * @param secrets names of files below {@code /run/secrets} to their content; never in the environment, labels or layers
 * @param volumes absolute folders inside to volumes of the platform, which outlive the container
 * @param router what a router before the platform is told of it
 * @param command words after the image's entry point; empty: the image's own. Never texts of people
 */
public record ContainerSpec(
        DockerName name,
        ImageId image,
        Labels labels,
        List<Network> networks,
        Optional<Integer> port,
        Map<String, String> environment,
        Map<String, byte[]> secrets,
        Map<String, DockerName> volumes,
        List<String> command,
        ResourceLimits limits,
        Duration stopTimeout,
        RouterLabels router) {

    private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]{0,99}");
    private static final Pattern SECRET = Pattern.compile("[a-z][a-z0-9_-]{0,62}");
    private static final Pattern FOLDER = Pattern.compile("(/[a-z0-9][a-z0-9._-]*)+");
    private static final Pattern WORD = Pattern.compile("-{0,2}[A-Za-z0-9][A-Za-z0-9_.:=/-]{0,199}");
    private static final List<String> FOREIGN_FOLDERS =
            List.of("/proc", "/sys", "/dev", "/etc", "/run", "/var/run", "/usr", "/bin", "/sbin", "/lib", "/boot");

    /**
     * A network that the container is in.
     *
     * @param internal whether nothing outside of it is reached from there
     * @param outbound whether other machines answer from there; never in an internal one
     * @param guest a container of the platform that is to be in it too, from when both are there; it does not keep the network
     */
    public record Network(DockerName name, boolean internal, boolean outbound, Optional<DockerName> guest) {

        public Network {
            require(!(internal && outbound), "an internal network leads nowhere");
        }

        /** One that others do not answer to, without guests. */
        public Network(DockerName name, boolean internal) {
            this(name, internal, false, Optional.empty());
        }
    }

    /** Of which no router is told. */
    public ContainerSpec(
            DockerName name,
            ImageId image,
            Labels labels,
            List<Network> networks,
            Optional<Integer> port,
            Map<String, String> environment,
            Map<String, byte[]> secrets,
            Map<String, DockerName> volumes,
            List<String> command,
            ResourceLimits limits,
            Duration stopTimeout) {
        this(
                name,
                image,
                labels,
                networks,
                port,
                environment,
                secrets,
                volumes,
                command,
                limits,
                stopTimeout,
                RouterLabels.NONE);
    }

    public ContainerSpec {
        networks = List.copyOf(networks);
        environment = Collections.unmodifiableMap(new TreeMap<>(environment));
        secrets = Collections.unmodifiableMap(new TreeMap<>(secrets));
        volumes = Collections.unmodifiableMap(new TreeMap<>(volumes));
        command = List.copyOf(command);
        require(labels.values().containsKey(Labels.OWNER), "a container needs its owner's label");
        require(port.isEmpty() || (port.get() >= 1 && port.get() <= 65_535), "a port is 1 to 65535");
        require(
                port.isEmpty() || networks.stream().anyMatch(network -> !network.internal()),
                "a port needs a network that is not internal");
        require(
                networks.stream().map(Network::name).distinct().count() == networks.size(),
                "a container is in a network once");
        environment.forEach((variable, text) ->
                require(VARIABLE.matcher(variable).matches() && isText(text), "not a variable: " + variable));
        secrets.keySet().forEach(file -> require(SECRET.matcher(file).matches(), "not the name of a secret: " + file));
        volumes.keySet().forEach(folder -> require(isOwnFolder(folder), "not a folder for a volume: " + folder));
        command.forEach(word -> require(WORD.matcher(word).matches(), "not a word of a command"));
        require(
                !stopTimeout.isNegative() && stopTimeout.compareTo(Duration.ofMinutes(10)) <= 0,
                "a container has up to ten minutes to stop");
    }

    /** Whether a process can be given it: no NUL, and no half of a character. */
    static boolean isText(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static boolean isOwnFolder(String folder) {
        return FOLDER.matcher(folder).matches()
                && !folder.contains("..")
                && FOREIGN_FOLDERS.stream()
                        .noneMatch(foreign -> folder.equals(foreign) || folder.startsWith(foreign + "/"));
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
