/** Planted driving ports. */
@NullMarked
package io.modelwright.arch.planted.ports.driving;

import org.jspecify.annotations.NullMarked;
