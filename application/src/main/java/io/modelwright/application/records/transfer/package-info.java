/** Moving many records in and out. Services are safe for many threads; a run of an import is for one. */
@NullMarked
package io.modelwright.application.records.transfer;

import org.jspecify.annotations.NullMarked;
