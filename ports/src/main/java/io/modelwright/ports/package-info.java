/**
 * The edge of the hexagon, cut by feature: driving ports are what it offers, driven ports what it needs, both in domain
 * terms. Interfaces, records, sealed types and exceptions only; each port says in its own words how threads may use it.
 */
@NullMarked
package io.modelwright.ports;

import org.jspecify.annotations.NullMarked;
