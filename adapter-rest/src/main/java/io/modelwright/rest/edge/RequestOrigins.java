package io.modelwright.rest.edge;

import io.modelwright.core.audit.Origin;
import io.modelwright.ports.audit.driven.Origins;
import org.jspecify.annotations.Nullable;

/** Where the request of each thread comes from, as the first filter saw it. Stateless but for the threads. */
public final class RequestOrigins implements Origins {

    private static final ThreadLocal<@Nullable Origin> CURRENT = new ThreadLocal<>();

    static void begin(Origin origin) {
        CURRENT.set(origin);
    }

    static void end() {
        CURRENT.remove();
    }

    @Override
    public Origin current() {
        Origin origin = CURRENT.get();
        return origin == null ? Origin.NONE : origin;
    }
}
