@NullMarked
package io.modelwright.bootstrap.openapi;

import org.jspecify.annotations.NullMarked;
