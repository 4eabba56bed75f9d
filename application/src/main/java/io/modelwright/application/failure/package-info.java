/** How work that runs by itself gets through outages. Nothing here is shared between threads. */
@NullMarked
package io.modelwright.application.failure;

import org.jspecify.annotations.NullMarked;
