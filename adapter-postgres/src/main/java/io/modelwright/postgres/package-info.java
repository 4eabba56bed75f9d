/**
 * The driven ports on PostgreSQL: Jdbi, Flyway and the migrations. Types of JDBC and Jdbi stay inside the package that
 * uses them; every public adapter may be shared by threads.
 */
@NullMarked
package io.modelwright.postgres;

import org.jspecify.annotations.NullMarked;
