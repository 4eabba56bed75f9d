/** Drafts, plans and versions of an app's design. Resources are stateless; thread-safe. */
@NullMarked
package io.modelwright.rest.modeling;

import org.jspecify.annotations.NullMarked;
