package app.support.transfer;

import app.support.json.JsonBodies;
import app.support.problem.ProblemException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Reads NDJSON. A line that is no JSON object is told and passed over; empty lines are nothing. */
final class NdjsonLines extends LookAhead<Line> {

    /** Bytes of one line. */
    static final int LINE_MAX = 8 * 1_024 * 1_024;

    private static final int BUFFER = 64 * 1_024;

    private final InputStream text;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long number;

    NdjsonLines(InputStream text) {
        this.text = new BufferedInputStream(text, BUFFER);
    }

    @Override
    @Nullable Line advance() {
        while (true) {
            boolean overlong;
            int last;
            try {
                line.reset();
                last = text.read();
                overlong = false;
                for (; last >= 0 && last != '\n'; last = text.read()) {
                    overlong |= line.size() >= LINE_MAX;
                    if (!overlong) {
                        line.write(last);
                    }
                }
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
            boolean atEnd = last < 0 && line.size() == 0;
            if (atEnd) {
                return null;
            }
            number++;
            if (overlong) {
                return new Line.Unreadable(number, "line-too-long", "A line has at most " + LINE_MAX + " bytes.");
            }
            byte[] bytes = line.toByteArray();
            if (!isBlank(bytes)) {
                return parse(bytes);
            }
        }
    }

    private Line parse(byte[] bytes) {
        try {
            return JsonBodies.parse(bytes) instanceof ObjectNode members
                    ? new Line.Row(number, members)
                    : new Line.Unreadable(number, "malformed-line", "A line holds one JSON object.");
        } catch (ProblemException refused) {
            return new Line.Unreadable(
                    number, refused.problem().code(), refused.problem().detail());
        }
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte one : bytes) {
            if (one != ' ' && one != '\t' && one != '\r') {
                return false;
            }
        }
        return true;
    }
}
