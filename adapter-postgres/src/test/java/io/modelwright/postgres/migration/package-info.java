/** Tests of the migrations on a real server. */
@NullMarked
package io.modelwright.postgres.migration;

import org.jspecify.annotations.NullMarked;
