/** Uploading and downloading files. */
@NullMarked
package io.modelwright.ports.files.driving;

import org.jspecify.annotations.NullMarked;
