package io.modelwright.ports.deploy.driven;

import io.modelwright.core.codegen.Target;
import io.modelwright.core.deploy.Build;
import io.modelwright.core.deploy.BuildId;
import io.modelwright.core.deploy.ContentHash;
import io.modelwright.core.shared.AppId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The builds of apps. Each verb is atomic; {@code StoreUnavailable} where the store is away. */
public interface BuildRepository {

    /** Keeps a new build; false where its app is gone. One of a known id stays as it is. */
    boolean add(Build build);

    /** Keeps how it ended; false, and without effect, where it is gone or has succeeded already. */
    boolean end(Build ended);

    Optional<Build> find(BuildId id);

    /** The newest that made an image of that content itself. */
    Optional<Build> made(AppId app, Target target, ContentHash content);

    /** Newest first, from before {@code before} on; of one target where that is given. */
    List<Build> list(AppId app, Optional<Target> target, Optional<BuildId> before, int limit);

    long count(AppId app, Optional<Target> target);

    /** Those that are pending since before that time, the oldest first. */
    List<Build> pendingSince(Instant before, int limit);

    /**
     * Forgets builds that have ended, with their logs: of each app and target all but the newest {@code keep}, as far as they are
     * older than {@code before}.
     *
     * @return how many
     */
    int forget(int keep, Instant before);
}
