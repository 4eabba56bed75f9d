/**
 * Images, containers and where applications run: what may be asked of an engine, in words of the domain. Pure and immutable.
 */
@NullMarked
package io.modelwright.core.deploy;

import org.jspecify.annotations.NullMarked;
