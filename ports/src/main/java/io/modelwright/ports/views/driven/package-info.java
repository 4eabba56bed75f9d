/** What saved views need. */
@NullMarked
package io.modelwright.ports.views.driven;

import org.jspecify.annotations.NullMarked;
