package io.modelwright.application.deploy;

import io.modelwright.core.deploy.ResourceLimits;
import java.time.Duration;

/**
 * How apps are run.
 *
 * @param owner of all containers: what tells this installation from others on the same engine
 * @param firstPort of the ports where deployments are found
 * @param lastPort of them
 * @param limits of each container
 * @param databases where the PostgreSQL of deployed apps is
 * @param outbound whether applications reach other machines
 * @param start how long a release may take to become healthy
 * @param hold how long requests wait at most while a database changes beneath them
 * @param drain how long requests that a former release is at work on may go on
 * @param settle how long the proxies of other processes may take to learn of a new route
 * @param pause between two looks at something that is waited for
 * @param routing by which names deployments are found
 */
public record DeploymentSettings(
        String owner,
        int firstPort,
        int lastPort,
        ResourceLimits limits,
        DatabasePlace databases,
        boolean outbound,
        Duration start,
        Duration hold,
        Duration drain,
        Duration settle,
        Duration pause,
        Routing routing) {

    public static final int FIRST_PORT = 20_000;
    public static final int LAST_PORT = 20_999;

    public static DeploymentSettings standard(String owner, DatabasePlace databases, boolean outbound) {
        return new DeploymentSettings(
                owner,
                FIRST_PORT,
                LAST_PORT,
                ResourceLimits.STANDARD,
                databases,
                outbound,
                Duration.ofSeconds(60),
                Duration.ofSeconds(10),
                Duration.ofSeconds(20),
                Duration.ofSeconds(1),
                Duration.ofMillis(50),
                Routing.PORTS_ALONE);
    }
}
