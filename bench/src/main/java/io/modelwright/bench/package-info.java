/**
 * Measures the running platform beside yardsticks on the same machine: a bare handler and PostgreSQL's own bench. Runs as
 * processes of its own; nothing of it is part of the platform.
 */
@NullMarked
package io.modelwright.bench;

import org.jspecify.annotations.NullMarked;
