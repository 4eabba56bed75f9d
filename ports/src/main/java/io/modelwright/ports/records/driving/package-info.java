/** Working with the records of a published app. Every verb takes the one who acts; safe for many threads. */
@NullMarked
package io.modelwright.ports.records.driving;

import org.jspecify.annotations.NullMarked;
