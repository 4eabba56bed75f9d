package io.modelwright.ports.deploy.driven;

import io.modelwright.core.deploy.BuildId;
import java.util.Optional;

/** What builds say while they are made. Kept as long as the build; {@code StoreUnavailable} where the store is away. */
public interface BuildLogs {

    /** Keeps all that a build has said so far, in place of what was kept before; false where there is no such build. */
    boolean write(BuildId build, String text);

    /** Empty where there is no such build; an empty text where it has said nothing yet. */
    Optional<String> read(BuildId build);
}
