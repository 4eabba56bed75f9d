/** What the hexagon offers of saved views. */
@NullMarked
package io.modelwright.ports.views.driving;

import org.jspecify.annotations.NullMarked;
