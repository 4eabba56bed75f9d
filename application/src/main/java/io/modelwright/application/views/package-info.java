/** The use cases of saved views. */
@NullMarked
package io.modelwright.application.views;

import org.jspecify.annotations.NullMarked;
