/**
 * Applications on Node and Fastify in TypeScript: what does not depend on the model is kept in {@code typescript-support} and copied,
 * the rest is rendered.
 */
@NullMarked
package io.modelwright.codegen.typescript;

import org.jspecify.annotations.NullMarked;
