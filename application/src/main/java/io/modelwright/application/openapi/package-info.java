/** Describing the interfaces of published apps. Thread-safe. */
@NullMarked
package io.modelwright.application.openapi;

import org.jspecify.annotations.NullMarked;
