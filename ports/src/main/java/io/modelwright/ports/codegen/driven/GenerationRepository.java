package io.modelwright.ports.codegen.driven;

import io.modelwright.core.codegen.Generation;
import io.modelwright.core.codegen.GenerationId;
import io.modelwright.core.codegen.GenerationOptions;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.shared.AppId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The generations of apps, without their files. Each verb is atomic; {@code StoreUnavailable} where the store is away. */
public interface GenerationRepository {

    /**
     * Keeps a new generation, and its options for the next ones of its app and target; false where its app is gone. One of a known id
     * stays as it is.
     */
    boolean add(Generation generation);

    /** Keeps how it ended; false, and without effect, where it is gone or has succeeded already. */
    boolean end(Generation ended);

    Optional<Generation> find(GenerationId id);

    /** The options of the last generation that was added; also where that one is forgotten by now. */
    Optional<GenerationOptions> options(AppId app, Target target);

    /** Newest first, from before {@code before} on; of one target where that is given. */
    List<Generation> list(AppId app, Optional<Target> target, Optional<GenerationId> before, int limit);

    long count(AppId app, Optional<Target> target);

    /** Those that are pending since before that time, the oldest first. */
    List<Generation> pendingSince(Instant before, int limit);

    /**
     * Forgets generations that have ended: that one, or of each app and target all but the newest {@code keep}, as far as they are older
     * than {@code before}.
     *
     * @return how many
     */
    int forget(Forgetting which);

    /** Which generations go. */
    sealed interface Forgetting {

        record One(GenerationId id) implements Forgetting {}

        record Old(int keep, Instant before) implements Forgetting {}
    }
}
