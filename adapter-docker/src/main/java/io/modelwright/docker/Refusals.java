package io.modelwright.docker;

import com.github.dockerjava.api.exception.DockerException;
import io.modelwright.core.deploy.DockerName;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import java.util.Locale;
import java.util.Map;

/** Why the engine does not do what was asked, in the words of the ports. */
final class Refusals {

    private Refusals() {}

    static <T> Outcome<T> refused(String code, String detail) {
        return Outcome.refused(conflict(code, detail));
    }

    static Refusal conflict(String code, String detail) {
        return new Refusal.Conflict(code, detail, Map.of());
    }

    static Refusal conflict(String code, String detail, Map<String, Json> members) {
        return new Refusal.Conflict(code, detail, members);
    }

    static <T> Outcome<T> imageMissing(String image) {
        return refused("image-missing", "The engine does not have the image " + image + ".");
    }

    static <T> Outcome<T> differs(DockerName name) {
        return refused("container-differs", "There is a container " + name + " already, made otherwise.");
    }

    static <T> Outcome<T> container(String detail) {
        return refused("container-refused", detail);
    }

    static <T> Outcome<T> noNetworkLeft(Subnets subnets) {
        return refused(
                "no-network-left", "All addresses for networks of containers are taken: " + subnets + " has no more.");
    }

    static Refusal engineFull() {
        return conflict("engine-full", "The disk of the container engine is full.");
    }

    /** What the engine answered when a container was made or started. */
    static <T> Outcome<T> ofContainer(DockerException answered) {
        return ofContainer(Faults.said(answered));
    }

    /** The same of what it says of a task. */
    static <T> Outcome<T> ofContainer(String said) {
        String lower = said.toLowerCase(Locale.ROOT);
        if (isFull(lower)) {
            return Outcome.refused(engineFull());
        }
        if (lower.contains("port is already allocated") || lower.contains("address already in use")) {
            return refused("port-taken", "A port that the container needs is taken.");
        }
        if (lower.contains("no such image")) {
            return refused("image-missing", "The engine does not have the image of the container.");
        }
        return container("The engine refuses the container: " + said);
    }

    static boolean isFull(String said) {
        String lower = said.toLowerCase(Locale.ROOT);
        return lower.contains("no space left on device") || lower.contains("disk quota exceeded");
    }
}
