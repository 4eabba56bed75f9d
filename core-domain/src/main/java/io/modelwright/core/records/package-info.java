/**
 * Records: a published design compiled for use, values between the wire and their columns, queries, rights, and the commands
 * that change records. Pure functions over immutable values; thread-safe unless a type says otherwise.
 */
@NullMarked
package io.modelwright.core.records;

import org.jspecify.annotations.NullMarked;
