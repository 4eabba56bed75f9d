/** What every reader of foreign models does, and one without parsers. */
@NullMarked
package io.modelwright.testkit.exchange;

import org.jspecify.annotations.NullMarked;
