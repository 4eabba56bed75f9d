/** The use cases around apps as a whole and who may do what in them. Stateless; safe for many threads. */
@NullMarked
package io.modelwright.application.apps;

import org.jspecify.annotations.NullMarked;
