/**
 * How a feature describes its operations for the OpenAPI document: an {@code …Api} class beside the resources. Loaded when the
 * document is first asked for, not before. For one thread.
 */
@NullMarked
package io.modelwright.rest.description;

import org.jspecify.annotations.NullMarked;
