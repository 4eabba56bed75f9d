/**
 * Brings the platform's own schemas up to date by Flyway. Blocking; several nodes may start at once, one of them migrates
 * while the others wait.
 */
@NullMarked
package io.modelwright.postgres.migration;

import org.jspecify.annotations.NullMarked;
