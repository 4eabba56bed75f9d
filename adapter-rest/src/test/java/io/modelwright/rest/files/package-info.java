/** Files over HTTP. */
@NullMarked
package io.modelwright.rest.files;

import org.jspecify.annotations.NullMarked;
