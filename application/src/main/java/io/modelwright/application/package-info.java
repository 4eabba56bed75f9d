/**
 * The use cases behind the driving ports: load, ask the core to decide, store, emit. Services are package-private and
 * stateless, so that any thread may call them; one factory turns driven ports into driving ports.
 */
@NullMarked
package io.modelwright.application;

import org.jspecify.annotations.NullMarked;
