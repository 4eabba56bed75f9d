/** The use cases around the records of published apps. Caches are keyed by what they follow from; safe for many threads. */
@NullMarked
package io.modelwright.application.records;

import org.jspecify.annotations.NullMarked;
