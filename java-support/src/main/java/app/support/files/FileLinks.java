package app.support.files;

import app.support.query.Sealing;
import app.support.values.Uuids;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Links that open a file for a moment, without a header. Thread-safe. */
public final class FileLinks {

    static final Duration LIFE = Duration.ofSeconds(60);

    private static final String CONTEXT = "file link";

    private final Sealing sealing;

    public FileLinks(Sealing sealing) {
        this.sealing = sealing;
    }

    /**
     * What a link says.
     *
     * @param epoch of the account of its maker
     */
    record Content(UUID file, UUID maker, long epoch, long endsAt) {}

    String seal(Content content) {
        String text = content.file() + " " + content.maker() + " " + content.epoch() + " " + content.endsAt();
        return sealing.seal(CONTEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty for anything that was not sealed here, or is over. */
    Optional<Content> open(String link, Instant now) {
        return sealing.open(CONTEXT, link)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8).split(" "))
                .map(parts -> new Content(
                        Uuids.parse(parts[0]).orElseThrow(),
                        Uuids.parse(parts[1]).orElseThrow(),
                        Long.parseLong(parts[2]),
                        Long.parseLong(parts[3])))
                .filter(content -> now.getEpochSecond() < content.endsAt());
    }
}
