package io.modelwright.rest.identity;

import java.util.Optional;
import java.util.Set;

/**
 * A key to be made.
 *
 * @param scopes what it may be used for; left out for everything but the accounts of others
 */
public record NewApiKeyJson(String name, Optional<Set<String>> scopes, Optional<Integer> expiresInDays) {}
