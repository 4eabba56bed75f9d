package io.modelwright.core.secrets;

import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.shared.AppId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The one place where a secret belongs. A secret that is moved to another row, field, entity or app does not open there. */
public record SecretPlace(AppId app, ElementId entity, UUID record, ElementId field) {

    private static final byte[] USE = "modelwright secret field\n".getBytes(StandardCharsets.US_ASCII);
    private static final int ID_BYTES = 16;

    /** The place as bytes, unlike those of every other place: all its parts have a fixed length. */
    byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(USE.length + 4 * ID_BYTES).put(USE);
        put(bytes, app.value());
        put(bytes, entity.value());
        put(bytes, record);
        put(bytes, field.value());
        return bytes.array();
    }

    private static void put(ByteBuffer bytes, UUID id) {
        bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }
}
