/** Designing and publishing: drafts, plans, versions. Every verb takes the one who acts; safe for many threads. */
@NullMarked
package io.modelwright.ports.modeling.driving;

import org.jspecify.annotations.NullMarked;
