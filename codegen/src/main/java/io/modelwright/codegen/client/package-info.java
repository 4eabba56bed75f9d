/**
 * Typed clients of the records API. What a client knows of a model is in {@link io.modelwright.codegen.client.ClientModel},
 * the same for each language; a language adds its names, its table of types and its templates.
 */
@NullMarked
package io.modelwright.codegen.client;

import org.jspecify.annotations.NullMarked;
