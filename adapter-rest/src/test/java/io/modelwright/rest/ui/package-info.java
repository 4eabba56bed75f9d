@NullMarked
package io.modelwright.rest.ui;

import org.jspecify.annotations.NullMarked;
