/** Uploads, downloads, who may read which file, and the collection of what nobody needs. */
@NullMarked
package io.modelwright.application.files;

import org.jspecify.annotations.NullMarked;
