package app.support.records;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What statements and rules know of a request, bound once.
 *
 * @param user the person who asks
 * @param now in whole microseconds
 * @param today the day of {@code now} in the time zone of the model
 */
public record RequestContext(UUID user, Instant now, LocalDate today) {}
