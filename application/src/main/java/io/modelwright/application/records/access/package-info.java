/** What somebody may do with the records of an app now. Implementations are safe for many threads. */
@NullMarked
package io.modelwright.application.records.access;

import org.jspecify.annotations.NullMarked;
