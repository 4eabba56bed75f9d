/** Background work as its owners see it. Resources are stateless; thread-safe. */
@NullMarked
package io.modelwright.rest.jobs;

import org.jspecify.annotations.NullMarked;
