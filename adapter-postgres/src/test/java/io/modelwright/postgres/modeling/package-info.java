/** Tests of versions and of the change of schemas, on a real server. One test at a time uses a database. */
@NullMarked
package io.modelwright.postgres.modeling;

import org.jspecify.annotations.NullMarked;
