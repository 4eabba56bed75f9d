/** Files over HTTP: uploads as they come, downloads that nothing can run in. */
@NullMarked
package io.modelwright.rest.files;

import org.jspecify.annotations.NullMarked;
