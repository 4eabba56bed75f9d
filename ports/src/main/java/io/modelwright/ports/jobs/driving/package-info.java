/** Looking at and steering background work. Every verb takes the one who acts; safe for many threads. */
@NullMarked
package io.modelwright.ports.jobs.driving;

import org.jspecify.annotations.NullMarked;
