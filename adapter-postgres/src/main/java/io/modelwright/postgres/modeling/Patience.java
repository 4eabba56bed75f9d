package io.modelwright.postgres.modeling;

import io.modelwright.postgres.SqlFailures;
import io.modelwright.postgres.modeling.PostgresSchemaMigrator.Pace;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** Tries what others may be in the way of, so often and with such pauses as the pace says. Stateless, for any thread. */
record Patience(Pace pace) {

    /** No lock in time, the whole statement took too long, or a circle of waits. */
    private static final Set<String> CONTENDED = Set.of("55P03", "57014", "40P01");

    /** Work on the database. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws SQLException;
    }

    /**
     * The result of the first attempt that nobody was in the way of; empty where all met somebody.
     *
     * @param again what to do before each further attempt
     */
    <T> Optional<T> attempt(Work<T> work, Work<Boolean> again) throws SQLException {
        for (int attempt = 1; attempt <= pace.attempts(); attempt++) {
            try {
                if (attempt > 1) {
                    pause();
                    again.run();
                }
                return Optional.of(work.run());
            } catch (SQLException e) {
                if (!CONTENDED.contains(SqlFailures.state(e).orElse(""))) {
                    throw e;
                }
            }
        }
        return Optional.empty();
    }

    private void pause() {
        try {
            Thread.sleep(pace.pause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
