package io.modelwright.core.codegen;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a file stands in a tree of sources: relative, segments joined by {@code /}. The form is one that every file system and
 * git take alike: no way out of the tree, nothing of {@code .git}, no names that Windows reserves or cuts.
 */
public record SourcePath(String value) implements Comparable<SourcePath> {

    private static final int MAX_LENGTH = 240;
    private static final int MAX_SEGMENT = 120;
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_.@+()\\[\\]-]+");
    private static final Pattern DEVICE = Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");
    private static final Set<String> REFUSED = Set.of(".", "..", ".git", "git~1");

    public SourcePath {
        Optional<String> fault = fault(value);
        if (fault.isPresent()) {
            throw new IllegalArgumentException(fault.get());
        }
    }

    /** What is wrong with a path, as a sentence; empty where it is one. */
    public static Optional<String> fault(String value) {
        if (value.isEmpty()) {
            return Optional.of("A path is empty.");
        }
        if (value.length() > MAX_LENGTH) {
            return Optional.of("A path is longer than " + MAX_LENGTH + " characters.");
        }
        for (String segment : value.split("/", -1)) {
            if (!isSegment(segment)) {
                return Optional.of("A path has a part that cannot be the name of a file: " + printable(segment) + ".");
            }
        }
        return Optional.empty();
    }

    private static boolean isSegment(String segment) {
        String lower = segment.toLowerCase(Locale.ROOT);
        return segment.length() <= MAX_SEGMENT
                && SEGMENT.matcher(segment).matches()
                && !segment.endsWith(".")
                && !REFUSED.contains(lower)
                && !DEVICE.matcher(lower).matches();
    }

    private static String printable(String segment) {
        String shown = segment.length() > MAX_SEGMENT ? segment.substring(0, MAX_SEGMENT) : segment;
        return "'" + shown.replaceAll("[^ -~]", "?") + "'";
    }

    public List<String> segments() {
        return List.of(value.split("/"));
    }

    /** This path inside a folder. */
    public SourcePath in(String folder) {
        return new SourcePath(folder + "/" + value);
    }

    @Override
    public int compareTo(SourcePath other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
