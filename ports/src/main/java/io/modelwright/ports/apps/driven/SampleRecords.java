package io.modelwright.ports.apps.driven;

import io.modelwright.core.modeling.Design;
import io.modelwright.core.shared.Json;
import java.util.List;
import java.util.UUID;

/** Makes records that look real for any design, the same for the same design. */
public interface SampleRecords {

    /** Stands for the one who writes the records, wherever a relation leads to people. */
    UUID WRITER = new UUID(0, 0);

    /**
     * The records of one entity.
     *
     * @param rows in the form of the wire, each with an {@code id} by which later ones refer to it
     */
    record Rows(String entity, List<Json.JsonObject> rows) {
        public Rows {
            rows = List.copyOf(rows);
        }
    }

    /** Those first that others refer to; all that the design asks of records is met. */
    List<Rows> of(Design design);
}
