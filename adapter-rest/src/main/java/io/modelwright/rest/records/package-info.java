/** The record routes of published apps, in one servlet without Jersey. Stateless; thread-safe. */
@NullMarked
package io.modelwright.rest.records;

import org.jspecify.annotations.NullMarked;
