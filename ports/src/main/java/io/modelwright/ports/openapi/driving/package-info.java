/** Describing the interfaces of published apps. Every verb takes the one who acts; safe for many threads. */
@NullMarked
package io.modelwright.ports.openapi.driving;

import org.jspecify.annotations.NullMarked;
