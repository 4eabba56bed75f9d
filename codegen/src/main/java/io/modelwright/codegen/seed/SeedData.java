package io.modelwright.codegen.seed;

import io.modelwright.core.modeling.Design;
import io.modelwright.core.records.CompiledApp;
import io.modelwright.core.records.JsonWriter;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * Rows for every entity of a design, those first that others refer to. A row is a new record in the form of the wire with an
 * {@code id}, by which later rows refer to it: a server that gives ids of its own replaces them as it goes. What the design asks
 * for is met: types, bounds, patterns, uniqueness, required relations, and rules, whenever the rows are loaded.
 *
 * <p>The rows of an entity follow from its name and the design; with each row before it, the same design gives the same bytes.
 */
public record SeedData(List<Rows> entities) {

    /** How many rows an entity gets where nobody says. */
    public static final int ROWS = 25;

    /** The most rows of an entity. */
    public static final int ROWS_MAX = 10_000;

    /** Stands for the one who loads the rows, wherever a relation leads to people. */
    public static final UUID LOADER = new UUID(0, 0);

    /** The rows of one entity; fewer than were asked for where the design leaves no room for more. */
    public record Rows(String entity, List<Json.JsonObject> rows) {
        public Rows {
            rows = List.copyOf(rows);
        }

        /** One row a line. */
        public String ndjson() {
            StringBuilder lines = new StringBuilder(256 * rows.size());
            for (Json.JsonObject row : rows) {
                byte[] line = new JsonWriter(256).value(row).finish().toBytes();
                lines.append(new String(line, StandardCharsets.UTF_8)).append('\n');
            }
            return lines.toString();
        }
    }

    public SeedData {
        entities = List.copyOf(entities);
    }

    /**
     * Makes the rows.
     *
     * @param design which is valid
     * @param rows of each entity, from 0 to {@value #ROWS_MAX}
     */
    public static SeedData of(Design design, int rows) {
        if (rows < 0 || rows > ROWS_MAX) {
            throw new IllegalArgumentException("not a number of rows: " + rows);
        }
        CompiledApp app = CompiledApp.compile(new AppId(new UUID(0, 0)), 1, "", design);
        Random random = new Random(0);
        Fakes fakes = new Fakes(random);
        SeededRecords records = new SeededRecords();
        List<Rows> all = new ArrayList<>();
        for (String name : SeedOrder.of(design)) {
            random.setSeed(Mixing.of(name));
            all.add(new Rows(name, new EntitySeeds(app, app.entity(name), records, fakes).make(rows)));
        }
        return new SeedData(all);
    }
}
