@NullMarked
package io.modelwright.build;

import org.jspecify.annotations.NullMarked;
