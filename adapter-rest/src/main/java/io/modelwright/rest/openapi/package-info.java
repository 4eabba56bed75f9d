/**
 * The OpenAPI documents and the pages that show them. Nothing of what they are made of is loaded before somebody asks.
 * Thread-safe.
 */
@NullMarked
package io.modelwright.rest.openapi;

import org.jspecify.annotations.NullMarked;
