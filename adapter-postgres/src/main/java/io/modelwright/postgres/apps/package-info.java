/** Apps and their members in PostgreSQL. Repositories are safe for many threads. */
@NullMarked
package io.modelwright.postgres.apps;

import org.jspecify.annotations.NullMarked;
