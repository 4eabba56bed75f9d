@NullMarked
package io.modelwright.bootstrap.generate;

import org.jspecify.annotations.NullMarked;
