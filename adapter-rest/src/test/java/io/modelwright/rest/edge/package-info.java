/** Tests of the edge's parts. */
@NullMarked
package io.modelwright.rest.edge;

import org.jspecify.annotations.NullMarked;
