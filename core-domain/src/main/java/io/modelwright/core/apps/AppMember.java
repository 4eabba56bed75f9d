package io.modelwright.core.apps;

import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import java.time.Instant;
import java.util.Set;

/**
 * What a person is in one app.
 *
 * @param roles the stable ids of the app's roles; a role that the live version does not have gives nothing
 * @param since when these roles were given; whole microseconds
 */
public record AppMember(AppId app, AccountId account, Set<ElementId> roles, Instant since) {
    public AppMember {
        roles = Set.copyOf(roles);
    }
}
