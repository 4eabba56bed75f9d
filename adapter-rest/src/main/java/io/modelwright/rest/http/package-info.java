/** What resources and servlets share in reading requests: pages, preconditions. Pure; thread-safe. */
@NullMarked
package io.modelwright.rest.http;

import org.jspecify.annotations.NullMarked;
