package io.modelwright.core.identity;

import io.modelwright.core.shared.AccountId;
import java.time.Instant;

/** A person who can sign in. */
public record Account(
        AccountId id, EmailAddress email, String displayName, boolean platformAdministrator, Instant createdAt) {}
