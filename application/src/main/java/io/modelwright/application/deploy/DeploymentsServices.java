package io.modelwright.application.deploy;

import io.modelwright.application.jobs.JobHandler;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.shared.AccountId;
import io.modelwright.ports.deploy.driving.DeploymentLogs;
import io.modelwright.ports.deploy.driving.Deployments;
import io.modelwright.ports.deploy.driving.EnvironmentRecords;
import io.modelwright.ports.deploy.driving.FirstAdministrators;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is offered about where apps run, made from the driven ports.
 *
 * @param repairing to be done every few seconds where an engine is
 * @param routing to be done several times a second where the stable ports are
 */
public record DeploymentsServices(
        Deployments deployments,
        DeploymentLogs logs,
        FirstAdministrators administrators,
        Runnable repairing,
        Runnable routing) {

    public static DeploymentsServices of(DeploymentNeeds needs) {
        DeploymentUpkeep upkeep = new DeploymentUpkeep(needs);
        DeploymentsService service = new DeploymentsService(needs);
        return new DeploymentsServices(service, service, service, upkeep::repair, new RouteKeeper(needs)::sync);
    }

    /** The records of deployed apps. */
    public static EnvironmentRecords records(EnvironmentNeeds needs) {
        return new EnvironmentRecordsService(needs);
    }

    /**
     * Does what was asked for.
     *
     * @param needs over the connections of jobs
     * @param principals who somebody is now
     */
    public static List<JobHandler> handlers(
            DeploymentNeeds needs, Function<AccountId, Optional<Principal>> principals) {
        return List.of(new DeployHandler(needs, principals), new SteerHandler(needs));
    }
}
