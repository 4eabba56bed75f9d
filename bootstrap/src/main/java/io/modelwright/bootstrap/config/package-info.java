/** What can be configured, and how it is read: defaults, a file, faults named by their keys. Immutable, thread-safe. */
@NullMarked
package io.modelwright.bootstrap.config;

import org.jspecify.annotations.NullMarked;
