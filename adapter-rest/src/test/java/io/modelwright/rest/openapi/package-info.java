@NullMarked
package io.modelwright.rest.openapi;

import org.jspecify.annotations.NullMarked;
