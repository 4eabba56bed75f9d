@NullMarked
package io.modelwright.postgres.codegen;

import org.jspecify.annotations.NullMarked;
