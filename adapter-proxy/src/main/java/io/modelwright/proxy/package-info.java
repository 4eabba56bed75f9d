/** The ports where deployments are found: one reverse proxy for all of them. Safe for many threads. */
@NullMarked
package io.modelwright.proxy;

import org.jspecify.annotations.NullMarked;
