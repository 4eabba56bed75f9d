@NullMarked
package io.modelwright.git;

import org.jspecify.annotations.NullMarked;
