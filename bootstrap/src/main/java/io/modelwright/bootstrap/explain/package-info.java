/** Explains how lists of records are found. */
@NullMarked
package io.modelwright.bootstrap.explain;

import org.jspecify.annotations.NullMarked;
