/** Where drafts and versions are kept and how schemas change. Implementations are safe for many threads. */
@NullMarked
package io.modelwright.ports.modeling.driven;

import org.jspecify.annotations.NullMarked;
