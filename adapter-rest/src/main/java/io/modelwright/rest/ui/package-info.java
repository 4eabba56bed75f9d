/** The studio: pages and what they load, as the build of module {@code ui} left them on the class path. */
@NullMarked
package io.modelwright.rest.ui;

import org.jspecify.annotations.NullMarked;
