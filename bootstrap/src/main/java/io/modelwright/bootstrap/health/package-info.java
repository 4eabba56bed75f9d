/** Whether the process lives and whether it can serve. Safe for many threads; no answer takes longer than two seconds. */
@NullMarked
package io.modelwright.bootstrap.health;

import org.jspecify.annotations.NullMarked;
