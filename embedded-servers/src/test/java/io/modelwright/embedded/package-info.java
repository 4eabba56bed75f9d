/** Tests against real server processes. */
@NullMarked
package io.modelwright.embedded;

import org.jspecify.annotations.NullMarked;
