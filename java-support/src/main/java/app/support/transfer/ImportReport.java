package app.support.transfer;

import app.support.json.JsonBody;
import app.support.json.JsonPointer;
import app.support.json.JsonWriter;
import app.support.problem.FieldError;
import java.util.ArrayList;
import java.util.List;

/** What an import did with each line. For one thread. */
public final class ImportReport {

    /** How many rejected lines are named one by one; the others are counted. */
    private static final int NAMED_MAX = 1_000;

    private record Rejection(long line, List<FieldError> errors) {}

    private final List<Rejection> rejections = new ArrayList<>();
    private long imported;
    private long rejected;

    public void imported() {
        imported++;
    }

    public void rejected(long line, List<FieldError> errors) {
        rejected++;
        if (rejections.size() < NAMED_MAX) {
            rejections.add(new Rejection(line, errors));
        }
    }

    /** The same for a line that holds no record. */
    public void rejected(Line.Unreadable line) {
        rejected(line.number(), List.of(new FieldError(JsonPointer.ROOT, line.code(), line.message())));
    }

    public JsonBody toJson() {
        JsonWriter json = new JsonWriter(512).beginObject();
        json.name("read").number(imported + rejected);
        json.name("imported").number(imported);
        json.name("rejected").number(rejected);
        json.name("rejections").beginArray();
        for (Rejection rejection : rejections) {
            json.beginObject().name("line").number(rejection.line());
            json.name("errors").beginArray();
            for (FieldError error : rejection.errors()) {
                json.beginObject().name("pointer").string(error.pointer().value());
                json.name("code").string(error.code());
                json.name("message").string(error.message()).endObject();
            }
            json.endArray().endObject();
        }
        return json.endArray().endObject().finish();
    }
}
