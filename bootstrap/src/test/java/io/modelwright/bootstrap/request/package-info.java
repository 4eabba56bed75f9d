@NullMarked
package io.modelwright.bootstrap.request;

import org.jspecify.annotations.NullMarked;
