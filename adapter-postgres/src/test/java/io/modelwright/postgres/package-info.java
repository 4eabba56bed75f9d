/** Tests of what all adapters on PostgreSQL stand on. */
@NullMarked
package io.modelwright.postgres;

import org.jspecify.annotations.NullMarked;
