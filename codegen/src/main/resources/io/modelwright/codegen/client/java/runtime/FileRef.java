package client.runtime;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** An uploaded file; its id is what is written. */
public record FileRef(UUID id, Optional<String> name, OptionalLong size, Optional<String> mediaType) {

    /** A file of that id, to be written. */
    public static FileRef of(UUID id) {
        return new FileRef(id, Optional.empty(), OptionalLong.empty(), Optional.empty());
    }
}
