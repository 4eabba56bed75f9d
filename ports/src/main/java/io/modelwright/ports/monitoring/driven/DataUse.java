package io.modelwright.ports.monitoring.driven;

import io.modelwright.core.deploy.DatabaseName;
import io.modelwright.core.shared.AppId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** How much data apps have. {@code StoreUnavailable} where a server is away. Safe for many threads. */
public interface DataUse {

    /**
     * How much there is.
     *
     * @param records as the server estimates it
     * @param activeUsers how many people used it since some moment; empty where nobody can tell
     */
    record Use(long records, long bytes, OptionalLong activeUsers) {}

    /** In the studios of all apps. */
    Map<AppId, Use> studios();

    /**
     * In the database of a deployed app, which is not trusted: nothing of what it made there is executed. Empty where it is not there.
     *
     * @param since from when on people count
     */
    Optional<Use> deployment(DatabaseName name, Instant since);
}
