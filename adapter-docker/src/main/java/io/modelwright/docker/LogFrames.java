package io.modelwright.docker;

import io.modelwright.ports.deploy.driven.ContainerEngine.LogLine;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Reads the engine's log stream: frames of eight bytes of header and a time and text each. A line of more than 16 KiB comes as
 * several frames, of which the first is taken.
 */
final class LogFrames {

    private static final int HEADER = 8;
    private static final int ERROR = 2;
    private static final int FRAME_MAX = 1024 * 1024;

    private final InputStream in;
    private final boolean[] isWithinLine = new boolean[ERROR + 1];

    LogFrames(InputStream in) {
        this.in = in;
    }

    /** The next line; empty at the end. */
    Optional<LogLine> next() throws IOException {
        while (true) {
            byte[] header = in.readNBytes(HEADER);
            if (header.length == 0) {
                return Optional.empty();
            }
            if (header.length < HEADER) {
                throw new EOFException("a log broke off");
            }
            int stream = Math.min(header[0], ERROR);
            int length = ByteBuffer.wrap(header, 4, 4).getInt();
            if (stream < 0 || length < 0 || length > FRAME_MAX) {
                throw new IOException("not a frame of a log");
            }
            byte[] body = in.readNBytes(length);
            if (body.length < length) {
                throw new EOFException("a log broke off");
            }
            boolean wasWithin = isWithinLine[stream];
            isWithinLine[stream] = length == 0 || body[length - 1] != '\n';
            if (!wasWithin) {
                Optional<LogLine> line = line(new String(body, StandardCharsets.UTF_8), stream == ERROR);
                if (line.isPresent()) {
                    return line;
                }
            }
        }
    }

    private static Optional<LogLine> line(String text, boolean error) {
        int space = text.indexOf(' ');
        if (space < 0) {
            return Optional.empty();
        }
        try {
            Instant at = Instant.parse(text.substring(0, space));
            int end = text.length();
            while (end > space + 1 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
                end--;
            }
            return Optional.of(new LogLine(at, error, text.substring(space + 1, end)));
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }
}
