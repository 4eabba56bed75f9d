/** What is known of uploaded files: pure data, no content. */
@NullMarked
package io.modelwright.core.files;

import org.jspecify.annotations.NullMarked;
