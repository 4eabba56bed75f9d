package io.modelwright.ports.apps.driving;

import io.modelwright.core.identity.Principal;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The people who have some of an app's own roles. Reading needs viewer, changing needs admin of the app's workspace. A
 * change acts on the member's next request.
 */
public interface AppMembers {

    /**
     * A member as others see them.
     *
     * @param roles the names of the roles, as the draft calls them now, sorted
     */
    record MemberView(AccountId account, String email, String displayName, List<String> roles, Instant since) {
        public MemberView {
            roles = List.copyOf(roles);
        }
    }

    /** Ordered by account. Malformed cursors are refused as {@code malformed-cursor}. */
    Outcome<Page<MemberView>> list(Principal principal, String app, int limit, Optional<String> cursor);

    /** How many members there are in the list. */
    Outcome<Long> count(Principal principal, String app);

    /**
     * Gives a person exactly these roles; again is no change.
     *
     * @param person account id or e-mail address; not found where nobody has it
     * @param roles names of roles of the draft, at least one; others are refused as {@code unknown-role}
     */
    Outcome<MemberView> assign(Principal principal, String app, String person, Set<String> roles);

    /** Takes all of a person's roles in the app away. */
    Outcome<MemberView> remove(Principal principal, String app, String person);
}
