@NullMarked
package io.modelwright.application.failure;

import org.jspecify.annotations.NullMarked;
