package app.support.records;

import app.support.json.JsonBody;
import java.util.UUID;

/** One record as it goes over the wire, with what its entity tag needs. */
public record RecordBody(UUID id, long version, JsonBody body) {}
