/** Accounts, sign-in, workspaces. Implementations are safe for many threads. */
@NullMarked
package io.modelwright.ports.identity.driving;

import org.jspecify.annotations.NullMarked;
