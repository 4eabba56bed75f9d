package io.modelwright.rest.live;

import io.modelwright.core.shared.Json;
import io.modelwright.rest.json.JsonBodies;
import java.nio.charset.StandardCharsets;

/**
 * One event on the wire.
 *
 * @param id what a client hands back as {@code Last-Event-ID} to go on after this event; in one line
 * @param name what kind of event it is; in one line
 */
public record LiveEvent(String id, String name, Json data) {

    byte[] text() {
        String data = new String(JsonBodies.bytes(this.data), StandardCharsets.UTF_8);
        return ("id: " + id + "\nevent: " + name + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
    }
}
