/** Accounts, sessions and workspaces in the platform's schema. Stateless over a data source; thread-safe. */
@NullMarked
package io.modelwright.postgres.identity;

import org.jspecify.annotations.NullMarked;
