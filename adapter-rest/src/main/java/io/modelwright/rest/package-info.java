/**
 * HTTP in front of the driving ports: Dropwizard, its filters, resources and wire records. No type of HTTP passes from
 * here to a port, and no domain type is a wire record. Thread-safe.
 */
@NullMarked
package io.modelwright.rest;

import org.jspecify.annotations.NullMarked;
