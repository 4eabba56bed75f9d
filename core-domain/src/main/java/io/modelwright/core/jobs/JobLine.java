package io.modelwright.core.jobs;

import java.time.Instant;

/**
 * One line of what a job tells while it runs.
 *
 * @param number rises with every line of the job, from 1 on; lines that were dropped leave a gap
 */
public record JobLine(long number, Instant at, String text) {

    /** What is kept of a line. */
    public static final int MAX_LENGTH = 2_000;

    /** What is kept of a job: the newest lines. */
    public static final int MAX_LINES = 2_000;

    /** The text as it is kept: bounded, and without what is no text to a database or to a terminal. */
    public static String kept(String text) {
        String bounded = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
        StringBuilder kept = new StringBuilder(bounded.length());
        bounded.codePoints().map(point -> isShown(point) ? point : '\uFFFD').forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static boolean isShown(int point) {
        boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        return point == '\t' || (!Character.isISOControl(point) && !surrogate);
    }
}
