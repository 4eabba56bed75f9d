/**
 * Following record changes. One relay per node and data database owns a thread; its followers are for one thread each,
 * everything else is safe for many.
 */
@NullMarked
package io.modelwright.application.records.events;

import org.jspecify.annotations.NullMarked;
