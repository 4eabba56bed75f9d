/** Signing up and in, the caller's own account, workspaces. Resources are stateless; thread-safe. */
@NullMarked
package io.modelwright.rest.identity;

import org.jspecify.annotations.NullMarked;
