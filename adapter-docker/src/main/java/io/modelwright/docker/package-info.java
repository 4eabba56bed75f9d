/**
 * Images and containers on a Docker Engine. What a container may is fixed in one place, {@code ContainerShape}; what comes from
 * people fills in texts and numbers, and never adds a property.
 */
@NullMarked
package io.modelwright.docker;

import org.jspecify.annotations.NullMarked;
