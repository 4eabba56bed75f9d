package io.modelwright.rest.records.transfer;

import io.modelwright.core.shared.Json;
import io.modelwright.ports.records.driving.RecordTransfer.RowSink;
import io.modelwright.rest.json.JsonBodies;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Writes NDJSON. */
final class NdjsonRows implements RowSink {

    private final OutputStream text;

    NdjsonRows(OutputStream text) {
        this.text = text;
    }

    @Override
    public void row(Json.JsonObject members) {
        try {
            JsonBodies.write(members, text);
            text.write('\n');
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
