/** The use cases of identity: registering, signing in and out, recognising callers, workspaces. Stateless apart from bounded caches; thread-safe. */
@NullMarked
package io.modelwright.application.identity;

import org.jspecify.annotations.NullMarked;
