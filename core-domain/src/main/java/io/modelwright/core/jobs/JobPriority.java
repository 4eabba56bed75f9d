package io.modelwright.core.jobs;

/** Which of the jobs that are due goes first: all of a higher priority before any of a lower one. Few levels, so that each has an index. */
public enum JobPriority {
    /** When nothing else is to be done: upkeep, warming up. */
    LOW,
    NORMAL,
    /** Somebody waits in front of a screen. */
    HIGH
}
