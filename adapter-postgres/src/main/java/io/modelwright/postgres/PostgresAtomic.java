package io.modelwright.postgres;

import io.modelwright.ports.atomic.driven.Atomic;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * One transaction for what all stores over the same source do in this thread meanwhile. Stores over other sources, as the pool
 * for publishing and the one for jobs, go on with transactions of their own.
 */
public final class PostgresAtomic implements Atomic {

    private final DataSource dataSource;

    /** @param dataSource the very object that the stores have which shall join */
    public PostgresAtomic(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public <T> T run(Supplier<T> work, Predicate<? super T> keeps) {
        List<Runnable> afterwards = new ArrayList<>();
        T result = SqlFailures.translating(() -> {
            try (Lease lease = Lease.of(dataSource)) {
                return Transactions.on(
                        lease.connection(),
                        connection -> Lease.joining(dataSource, connection, afterwards, work),
                        keeps);
            }
        });
        afterwards.forEach(Runnable::run);
        return result;
    }
}
