@NullMarked
package io.modelwright.docker;

import org.jspecify.annotations.NullMarked;
