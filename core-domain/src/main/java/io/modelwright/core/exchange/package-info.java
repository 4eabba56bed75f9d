/** What comes in from foreign models and goes out to other tools: reports, merging into a draft. */
@NullMarked
package io.modelwright.core.exchange;

import org.jspecify.annotations.NullMarked;
