/** Where accounts, sessions and workspaces are kept. Implementations are safe for many threads. */
@NullMarked
package io.modelwright.ports.identity.driven;

import org.jspecify.annotations.NullMarked;
