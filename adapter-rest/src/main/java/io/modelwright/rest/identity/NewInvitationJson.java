package io.modelwright.rest.identity;

import java.util.Optional;

/**
 * Whom to let in.
 *
 * @param email the only address that may use the invitation, if said
 */
public record NewInvitationJson(String role, Optional<String> email, Optional<Integer> expiresInDays) {}
