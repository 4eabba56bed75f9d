@NullMarked
package io.modelwright.application.codegen;

import org.jspecify.annotations.NullMarked;
