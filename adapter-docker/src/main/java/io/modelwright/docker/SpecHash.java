package io.modelwright.docker;

import io.modelwright.core.deploy.ContainerSpec;
import io.modelwright.core.deploy.DockerName;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a container was made from, as a label, so that the same is told from another. The content of secrets is not in it: a hash
 * would let those who see labels try out what it is. It is compared with what the container was given.
 */
final class SpecHash {

    static final String LABEL = "modelwright.spec";

    /** Grows when the shape of containers changes, so that those made before are not taken for the same. */
    private static final int SHAPE = 2;

    private SpecHash() {}

    static String of(ContainerSpec spec) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(SHAPE);
            write(out, spec.name().value());
            write(out, spec.image().value());
            out.writeInt(spec.labels().values().size());
            for (var entry : spec.labels().values().entrySet()) {
                write(out, entry.getKey());
                write(out, entry.getValue());
            }
            out.writeInt(spec.networks().size());
            for (ContainerSpec.Network network : spec.networks()) {
                write(out, network.name().value());
                out.writeBoolean(network.internal());
                out.writeBoolean(network.outbound());
                write(out, network.guest().map(DockerName::value).orElse(""));
            }
            out.writeInt(spec.port().orElse(0));
            out.writeInt(spec.environment().size());
            for (var entry : spec.environment().entrySet()) {
                write(out, entry.getKey());
                write(out, entry.getValue());
            }
            out.writeInt(spec.secrets().size());
            for (String file : spec.secrets().keySet()) {
                write(out, file);
            }
            out.writeInt(spec.volumes().size());
            for (var entry : spec.volumes().entrySet()) {
                write(out, entry.getKey());
                write(out, entry.getValue().value());
            }
            out.writeInt(spec.command().size());
            for (String word : spec.command()) {
                write(out, word);
            }
            out.writeLong(spec.limits().memoryBytes());
            out.writeInt(spec.limits().cpuMillis());
            out.writeInt(spec.limits().processes());
            out.writeLong(spec.stopTimeout().toSeconds());
            for (var entry : spec.router().values().entrySet()) {
                write(out, entry.getKey());
                write(out, entry.getValue());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return HexFormat.of().formatHex(sha256(bytes.toByteArray()));
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
