/**
 * The architecture as tests: which module may use which, and the proof that each rule notices a breach. Nothing here
 * is shipped; {@code planted} holds code that breaks the rules on purpose.
 */
@NullMarked
package io.modelwright.arch;

import org.jspecify.annotations.NullMarked;
