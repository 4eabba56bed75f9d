package io.modelwright.ports.deploy.driving;

import io.modelwright.core.identity.Principal;
import io.modelwright.core.shared.Outcome;
import io.modelwright.ports.deploy.driven.AppRequests.Answer;
import io.modelwright.ports.deploy.driven.AppRequests.Call;
import java.util.Optional;

/**
 * The records of apps where they are deployed, with the rights that the caller has on those of the studio: builders and above do
 * everything, the app's roles decide for others where they have some, then operators do everything and viewers read. What a role
 * means is for the version that serves to say.
 */
@FunctionalInterface
public interface EnvironmentRecords {

    /**
     * An answer of the deployed application.
     *
     * @param version of the app that serves there
     */
    record Reply(int version, Answer answer) {}

    /**
     * Asks the application that serves in an environment on behalf of the caller.
     *
     * @param environment the name of a deployment's; whatever else it is, there is none
     * @param call its target names what is within the application; it has no credentials yet
     * @param expected the version that the caller takes it for. Refused: {@code not-found} (404); {@code no-release}, {@code
     *     environment-stopped}, {@code deployment-deleted}, {@code other-version}, {@code deployment-too-old} (409)
     * @throws io.modelwright.ports.failure.AppUnreachable where it does not answer
     */
    Outcome<Reply> ask(Principal principal, String app, String environment, Call call, Optional<Integer> expected);
}
