package io.modelwright.core.monitoring;

import java.time.LocalDate;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * How much an app was used in one place on one day, which is one of UTC. A number is empty where nobody can tell.
 *
 * @param place the app itself for the studio, else the deployment
 * @param environment what it was called then
 * @param activeUsers how many people used it
 * @param records how many there were at last, as PostgreSQL estimates it
 * @param bytes what they took at last
 */
public record UsageDay(
        LocalDate day,
        UUID place,
        String environment,
        OptionalLong activeUsers,
        OptionalLong requests,
        OptionalLong records,
        OptionalLong bytes) {

    /** The name of the environment that is no deployment. */
    public static final String STUDIO = "studio";
}
