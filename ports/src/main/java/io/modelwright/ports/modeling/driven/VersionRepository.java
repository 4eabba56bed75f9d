package io.modelwright.ports.modeling.driven;

import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Retired;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The published versions of apps, in the data database of each. Only {@link SchemaMigrator} makes versions; once seen, a
 * version never changes. Safe for many threads; {@code StoreUnavailable} where the store is away.
 */
public interface VersionRepository {

    /**
     * A version as it is kept.
     *
     * @param number 1, 2, 3… without gaps within an app
     * @param publishedAt whole microseconds
     * @param changes the plan that led here from the version before, as the wire shows it
     * @param script the same migration as the text of one Flyway script
     * @param retired what the app's database keeps beside the design
     */
    record StoredVersion(
            AppId app,
            int number,
            String message,
            AccountId author,
            Instant publishedAt,
            Design design,
            Json changes,
            String script,
            Retired retired) {}

    /** The live version: the last one whose switch committed; empty before the first publish. */
    Optional<StoredVersion> live(AppId app);

    Optional<StoredVersion> find(AppId app, int number);

    /** Newest first, from below {@code before} on. */
    List<StoredVersion> list(AppId app, Optional<Integer> before, int limit);

    /** What is told of a version without its design. */
    record Published(AppId app, int number, String message, AccountId author, Instant publishedAt) {}

    /** The versions of all apps that were published at that time or later. */
    List<Published> publishedSince(Instant since);
}
