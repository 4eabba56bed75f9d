@NullMarked
package io.modelwright.codegen.client;

import org.jspecify.annotations.NullMarked;
