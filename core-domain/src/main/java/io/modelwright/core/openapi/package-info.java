/** Descriptions of HTTP interfaces as OpenAPI 3.1: what all of them share, and those of published apps. Pure; thread-safe. */
@NullMarked
package io.modelwright.core.openapi;

import org.jspecify.annotations.NullMarked;
