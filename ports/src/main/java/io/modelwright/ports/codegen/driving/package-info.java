/** Generated applications as people and programs ask for them. Implementations are safe for many threads. */
@NullMarked
package io.modelwright.ports.codegen.driving;

import org.jspecify.annotations.NullMarked;
