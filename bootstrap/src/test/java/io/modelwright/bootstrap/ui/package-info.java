/** The studio in a real browser, against the real server. */
@NullMarked
package io.modelwright.bootstrap.ui;

import org.jspecify.annotations.NullMarked;
