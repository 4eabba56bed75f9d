/** The keys of secrets for tests: contracts of the driven ports, and implementations in memory that pass them. */
@NullMarked
package io.modelwright.testkit.secrets;

import org.jspecify.annotations.NullMarked;
