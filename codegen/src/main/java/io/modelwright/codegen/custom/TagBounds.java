package io.modelwright.codegen.custom;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a template may look like before the library reads it. Its lexer takes a time that grows with the square of the longest path
 * (400 names take five seconds) and its parser a stack that grows with the nesting, and neither can be stopped once it runs.
 */
final class TagBounds {

    static final int TAG_MAX = 1_000;
    static final int NAMES_MAX = 50;
    static final int DEPTH_MAX = 100;

    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";
    private static final Pattern LEAD = Pattern.compile("^[{~\\s]+");
    private static final Pattern PATH = Pattern.compile("[^\\s()=\"'|{}]+");

    private TagBounds() {}

    /** What is too much, if anything is; in a time that grows with the length of the text. */
    static Optional<String> fault(String text) {
        Deque<Integer> opened = new ArrayDeque<>();
        int depth = 0;
        int at = text.indexOf(OPEN);
        while (at >= 0) {
            int start = at + OPEN.length();
            int end = end(text, start);
            String tag = text.substring(start, end < 0 ? text.length() : end);
            // comments may be long: nothing in them is read
            Optional<String> fault = end >= 0 && isComment(tag) ? Optional.empty() : ofTag(tag);
            if (fault.isPresent() || end < 0) {
                return fault;
            }
            depth = depthAfter(tag, depth, opened);
            if (depth > DEPTH_MAX) {
                return Optional.of("The blocks of a template nest more than " + DEPTH_MAX + " deep.");
            }
            at = text.indexOf(OPEN, end + CLOSE.length());
        }
        return Optional.empty();
    }

    /** Where the tag that starts there is closed; below 0 where it never is. */
    private static int end(String text, int start) {
        boolean remark = text.startsWith("!--", start) || text.startsWith("~!--", start);
        int end = text.indexOf(CLOSE, start);
        while (remark && end >= 0 && !text.startsWith("--", end - 2) && !text.startsWith("--~", end - 3)) {
            end = text.indexOf(CLOSE, end + 1);
        }
        return end;
    }

    private static boolean isComment(String tag) {
        return tag.startsWith("!") || tag.startsWith("~!");
    }

    private static int depthAfter(String tag, int depth, Deque<Integer> opened) {
        String word = LEAD.matcher(tag).replaceFirst("");
        if (word.startsWith("#") || (word.startsWith("^") && word.length() > 1)) {
            opened.push(depth);
            return depth + 1;
        }
        if (word.startsWith("/")) {
            return opened.isEmpty() ? 0 : opened.pop();
        }
        // each further question nests in the one before
        return word.startsWith("else ") ? depth + 1 : depth;
    }

    private static Optional<String> ofTag(String tag) {
        if (tag.length() > TAG_MAX) {
            return Optional.of("A tag has more than " + TAG_MAX + " characters.");
        }
        Matcher paths = PATH.matcher(tag);
        while (paths.find()) {
            if (paths.group().chars().filter(c -> c == '.' || c == '/').count() >= NAMES_MAX) {
                return Optional.of("A path has more than " + NAMES_MAX + " names.");
            }
        }
        return Optional.empty();
    }
}
