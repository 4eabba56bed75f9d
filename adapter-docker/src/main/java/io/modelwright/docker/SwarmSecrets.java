package io.modelwright.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.dockerjava.api.exception.DockerException;
import io.modelwright.core.deploy.ContainerSpec;
import io.modelwright.core.deploy.DockerName;
import io.modelwright.core.deploy.Labels;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Secrets of a swarm: encrypted in its log, given to the nodes that need them, files in memory there. They cannot be read again:
 * whether they are the same is seen by a code that only the installation's key makes.
 */
final class SwarmSecrets {

    /** Of the service: the code of its secrets. */
    static final String LABEL = "modelwright.secrets";

    private static final String CONTAINER = "modelwright.container";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int NAME_BYTES = 24;

    private final RawEngine raw;
    private final String owner;
    private final byte[] key;

    SwarmSecrets(RawEngine raw, String owner, byte[] key) {
        this.raw = raw;
        this.owner = owner;
        this.key = mac(key, "secrets of services".getBytes(StandardCharsets.US_ASCII));
    }

    /** Makes them anew; names of files to ids. */
    Map<String, String> make(ContainerSpec spec) {
        discard(spec.name());
        Map<String, String> ids = new TreeMap<>();
        spec.secrets().forEach((file, content) -> {
            Map<String, String> labels = OwnLabels.written(Networks.lasting(spec.labels()));
            labels.put(CONTAINER, spec.name().value());
            ObjectNode secret = RawEngine.mapper().createObjectNode();
            secret.put("Name", name(spec.name(), file));
            secret.put("Data", Base64.getEncoder().encodeToString(content));
            secret.set("Labels", RawEngine.mapper().valueToTree(labels));
            ids.put(
                    file,
                    raw.post("/secrets/create", Map.of(), secret).path("ID").asText());
        });
        return ids;
    }

    /** A swarm's names of secrets are shorter than those of a service and a file together. */
    static String name(DockerName service, String file) {
        byte[] place = (service + "/" + file).getBytes(StandardCharsets.US_ASCII);
        return "mw-" + HexFormat.of().formatHex(mac(new byte[1], place), 0, NAME_BYTES);
    }

    /** Whoever has not the key cannot try out contents with it. */
    String code(ContainerSpec spec) {
        Mac mac = started(key);
        mac.update(spec.name().value().getBytes(StandardCharsets.US_ASCII));
        spec.secrets().forEach((file, content) -> {
            mac.update((byte) 0);
            mac.update(file.getBytes(StandardCharsets.US_ASCII));
            mac.update(started(key).doFinal(content));
        });
        return HexFormat.of().formatHex(mac.doFinal());
    }

    /** Removes those of a service that does not use them any more. */
    void discard(DockerName service) {
        ObjectNode filters = RawEngine.mapper().createObjectNode();
        filters.putArray("label").add(Labels.OWNER + "=" + owner).add(CONTAINER + "=" + service);
        try {
            for (JsonNode secret :
                    raw.json("/secrets", Map.of("filters", filters.toString())).orElseThrow()) {
                raw.delete("/secrets/" + secret.path("ID").asText());
            }
        } catch (DockerException answered) {
            throw Faults.troubled(answered);
        }
    }

    private static byte[] mac(byte[] with, byte[] text) {
        return started(with).doFinal(text);
    }

    private static Mac started(byte[] with) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(with, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", impossible);
        }
    }
}
