package io.modelwright.ports.audit.driven;

import io.modelwright.core.audit.Origin;

/** Knows the request that this thread answers. */
@FunctionalInterface
public interface Origins {

    /** {@link Origin#NONE} where it answers none. */
    Origin current();
}
