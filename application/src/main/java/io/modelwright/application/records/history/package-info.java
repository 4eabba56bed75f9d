/** What records were, and going back. Services are safe for many threads. */
@NullMarked
package io.modelwright.application.records.history;

import org.jspecify.annotations.NullMarked;
