@NullMarked
package io.modelwright.rest.meta;

import org.jspecify.annotations.NullMarked;
