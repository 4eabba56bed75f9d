/** Apps as their workspaces hold them. Immutable, thread-safe. */
@NullMarked
package io.modelwright.core.apps;

import org.jspecify.annotations.NullMarked;
