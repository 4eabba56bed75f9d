/** What a generic user interface needs to know of an app: the metadata document. Pure functions of a design. */
@NullMarked
package io.modelwright.core.meta;

import org.jspecify.annotations.NullMarked;
