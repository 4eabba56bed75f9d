/** Tests of the composition root, most of them with real servers and real processes. */
@NullMarked
package io.modelwright.bootstrap;

import org.jspecify.annotations.NullMarked;
