/** Builds and deployments over HTTP. Stateless; thread-safe. */
@NullMarked
package io.modelwright.rest.deploy;

import org.jspecify.annotations.NullMarked;
