package io.modelwright.core.identity;

import io.modelwright.core.shared.AccountId;
import java.time.Instant;

/**
 * A person who can sign in.
 *
 * @param disabled cannot sign in, and nothing works in their name, until somebody enables them again
 */
public record Account(
        AccountId id,
        EmailAddress email,
        String displayName,
        boolean platformAdministrator,
        boolean disabled,
        Instant createdAt) {}
