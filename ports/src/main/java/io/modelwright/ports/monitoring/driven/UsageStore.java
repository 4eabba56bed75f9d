package io.modelwright.ports.monitoring.driven;

import io.modelwright.core.monitoring.UsageDay;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import java.time.LocalDate;
import java.util.List;

/**
 * How much apps were used, by days. It goes with its app; what is of an app that is not there is not kept. Each verb is atomic;
 * {@code StoreUnavailable} where the store is away. Safe for many threads and nodes.
 */
public interface UsageStore {

    /** That somebody made so many requests in the studio of an app. */
    record Visit(AppId app, LocalDate day, AccountId account, long requests) {}

    /** Adds to what the studios had. Not idempotent: what may have been added is not added again. */
    void add(List<Visit> visits);

    /**
     * Keeps what was measured of a place on a day. The newest records and bytes stand; of users and requests the most that were ever
     * told. A number that is not told stays as it was.
     */
    void measure(AppId app, UsageDay measured);

    /** By day, then by environment and place. */
    List<UsageDay> list(AppId app, LocalDate from, LocalDate to);

    /** Forgets days before that, of all apps; how much it was. */
    int forget(LocalDate before);
}
