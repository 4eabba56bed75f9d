/** Content in a folder, what it is, and small images of it. */
@NullMarked
package io.modelwright.files;

import org.jspecify.annotations.NullMarked;
