/** What is known of files, in PostgreSQL. */
@NullMarked
package io.modelwright.postgres.files;

import org.jspecify.annotations.NullMarked;
