/** Drafts, versions and the change of schemas on PostgreSQL. Safe for many threads. */
@NullMarked
package io.modelwright.postgres.modeling;

import org.jspecify.annotations.NullMarked;
