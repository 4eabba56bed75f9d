/** The demo workspace: what its data promise. */
@NullMarked
package io.modelwright.bootstrap.demo;

import org.jspecify.annotations.NullMarked;
