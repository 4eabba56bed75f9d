/** Apps and the people who have roles in them. Resources are stateless; thread-safe. */
@NullMarked
package io.modelwright.rest.apps;

import org.jspecify.annotations.NullMarked;
