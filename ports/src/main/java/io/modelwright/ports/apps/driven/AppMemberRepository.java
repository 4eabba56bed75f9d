package io.modelwright.ports.apps.driven;

import io.modelwright.core.apps.AppMember;
import io.modelwright.core.identity.EmailAddress;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import io.modelwright.ports.settlement.driven.UnsettledChanges;
import java.util.List;
import java.util.Optional;

/**
 * Which people have which of an app's own roles. Safe for many threads; each verb is atomic; {@code StoreUnavailable} where
 * the store is away.
 */
public interface AppMemberRepository {

    /** A member with what others know about the person. */
    record NamedMember(AppMember member, EmailAddress email, String displayName) {}

    /** The members of an app, ordered by account id, from after {@code after} on. */
    List<NamedMember> list(AppId app, Optional<AccountId> after, int limit);

    /** How many members the app has. */
    long count(AppId app);

    Optional<AppMember> find(AppId app, AccountId account);

    /**
     * Gives the member exactly these roles; false where there is no such app or account. Leaves an {@link UnsettledChanges unsettled change} of the app behind,
     * in the same transaction.
     */
    boolean assign(AppMember member);

    /** Takes all roles away; false where the account had none. Leaves an {@link UnsettledChanges unsettled change} of the app behind, as {@link #assign}. */
    boolean remove(AppId app, AccountId account);
}
