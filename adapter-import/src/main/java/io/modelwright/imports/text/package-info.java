/** What the readers of small languages share. */
@NullMarked
package io.modelwright.imports.text;

import org.jspecify.annotations.NullMarked;
