package io.modelwright.core.jobs;

import java.time.Instant;
import java.util.UUID;

/**
 * The right of one worker to run a job for a while.
 *
 * @param token new with every claim; whatever is recorded for the job carries it, and a token that is not the newest is
 *     refused
 * @param until when others may take the job over
 */
public record JobLease(UUID token, Instant until) {}
