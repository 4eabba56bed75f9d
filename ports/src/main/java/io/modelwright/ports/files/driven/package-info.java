/** Where files are kept, and what looks into them. Implementations are safe for many threads. */
@NullMarked
package io.modelwright.ports.files.driven;

import org.jspecify.annotations.NullMarked;
