package io.modelwright.core.identity;

import java.time.Instant;

/**
 * A session that is live.
 *
 * @param refreshedAt when it was last heard of: its sign-in, or the last trade of its refresh token
 * @param expiresAt its end where nobody is heard of it again; never behind its absolute end
 */
public record OpenSession(SessionId id, Device device, Instant createdAt, Instant refreshedAt, Instant expiresAt) {}
