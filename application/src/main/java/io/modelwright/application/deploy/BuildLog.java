package io.modelwright.application.deploy;

import io.modelwright.core.deploy.BuildId;
import io.modelwright.ports.deploy.driven.BuildLogs;
import io.modelwright.ports.failure.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of one build on its way to where it is kept: its first quarter and its last lines, where it is longer than it may be.
 * Safe for several threads.
 */
final class BuildLog {

    private static final Logger LOG = LoggerFactory.getLogger(BuildLog.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int LINE_MAX = 2_000;
    /** Colours and such of tools, what is no text, and halves of characters, which cannot be kept. */
    private static final Pattern NO_TEXT =
            Pattern.compile("\\u001b\\[[0-9;?]*[A-Za-z]|[\\p{Cntrl}&&[^\\t]]|[\\ud800-\\udbff](?![\\udc00-\\udfff])"
                    + "|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]");

    private final BuildId build;
    private final BuildLogs logs;
    private final int max;
    private final InstantSource clock;
    private final StringBuilder head = new StringBuilder();
    private final Deque<String> tail = new ArrayDeque<>();
    private int tailLength;
    private int left;
    private boolean dirty;
    private Instant written = Instant.EPOCH;

    BuildLog(BuildId build, BuildLogs logs, int max, InstantSource clock) {
        this.build = build;
        this.logs = logs;
        this.max = max;
        this.clock = clock;
    }

    synchronized void line(String line) {
        String cut = line.length() > LINE_MAX ? line.substring(0, LINE_MAX) : line;
        String text = NO_TEXT.matcher(cut).replaceAll("").stripTrailing() + "\n";
        if (tail.isEmpty() && head.length() + text.length() <= max / 4) {
            head.append(text);
        } else {
            tail.addLast(text);
            tailLength += text.length();
            while (tailLength > max - max / 4) {
                tailLength -= tail.removeFirst().length();
                left++;
            }
        }
        dirty = true;
        if (!clock.instant().isBefore(written.plus(PAUSE))) {
            write();
        }
    }

    /** Keeps what there is by now. */
    synchronized void write() {
        if (!dirty) {
            return;
        }
        written = clock.instant();
        try {
            logs.write(build, text());
            dirty = false;
        } catch (StoreUnavailable away) {
            // no build fails for its log; what comes next takes this along
            LOG.warn("the log of build {} cannot be kept", build, away);
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder(head);
        if (left > 0) {
            text.append("… ").append(left).append(" lines left out …\n");
        }
        tail.forEach(text::append);
        return text.toString();
    }
}
