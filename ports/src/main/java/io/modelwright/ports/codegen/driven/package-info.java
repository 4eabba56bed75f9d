/** What turns versions into source code, and where it is kept. Implementations are safe for many threads. */
@NullMarked
package io.modelwright.ports.codegen.driven;

import org.jspecify.annotations.NullMarked;
