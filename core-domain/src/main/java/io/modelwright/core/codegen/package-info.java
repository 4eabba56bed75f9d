/** What code is generated from and what comes out: the history of an app, targets, trees of source files. */
@NullMarked
package io.modelwright.core.codegen;

import org.jspecify.annotations.NullMarked;
