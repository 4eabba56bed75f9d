package io.modelwright.ports.deploy.driving;

import io.modelwright.core.deploy.DeploymentId;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.shared.Outcome;

/** Who signs in first where an app was deployed. */
@FunctionalInterface
public interface FirstAdministrators {

    /**
     * The account that a deployed application begins with.
     *
     * @param password as it was made; whoever signs in with it chooses another one
     */
    record Credentials(String email, String password) {

        @Override
        public String toString() {
            return "Credentials[" + email + "]";
        }
    }

    /** For builders of the app's workspace; that they asked is kept. */
    Outcome<Credentials> reveal(Principal principal, DeploymentId id);
}
