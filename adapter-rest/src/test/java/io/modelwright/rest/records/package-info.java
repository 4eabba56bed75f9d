/** The record routes. */
@NullMarked
package io.modelwright.rest.records;

import org.jspecify.annotations.NullMarked;
