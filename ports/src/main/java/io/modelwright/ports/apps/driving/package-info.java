/** What people do with apps as a whole. Every verb takes the one who acts; implementations are safe for many threads. */
@NullMarked
package io.modelwright.ports.apps.driving;

import org.jspecify.annotations.NullMarked;
