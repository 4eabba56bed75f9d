/** The domain language of JHipster. */
@NullMarked
package io.modelwright.imports.jdl;

import org.jspecify.annotations.NullMarked;
