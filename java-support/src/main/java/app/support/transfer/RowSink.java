package app.support.transfer;

import app.support.json.JsonBody;
import java.io.IOException;

/** Takes the rows of an export, each as a JSON object. */
@FunctionalInterface
public interface RowSink {
    void row(JsonBody record) throws IOException;
}
