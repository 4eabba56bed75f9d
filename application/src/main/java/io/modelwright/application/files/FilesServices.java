package io.modelwright.application.files;

import io.modelwright.application.records.access.RecordAccess;
import io.modelwright.application.records.access.RecordFiles;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.IdSource;
import io.modelwright.ports.atomic.driven.Atomic;
import io.modelwright.ports.files.driven.BlobStore;
import io.modelwright.ports.files.driven.FileLeftovers;
import io.modelwright.ports.files.driven.FileRepository;
import io.modelwright.ports.files.driven.MediaTypes;
import io.modelwright.ports.files.driven.Thumbnails;
import io.modelwright.ports.files.driving.Files;
import io.modelwright.ports.records.driven.Fences;
import io.modelwright.ports.records.driven.RecordStore;
import io.modelwright.ports.records.driving.Records;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Makes the services around files. */
public final class FilesServices {

    private FilesServices() {}

    /**
     * What files are made of.
     *
     * @param records reads records as their callers see them
     * @param people who an account is now, where it may still act
     * @param random draws the names of content
     */
    public record Needs(
            RecordAccess access,
            Records records,
            RecordStore store,
            FileRepository files,
            BlobStore blobs,
            MediaTypes types,
            Thumbnails thumbnails,
            Fences fences,
            Function<AccountId, Optional<Principal>> people,
            IdSource ids,
            InstantSource clock,
            RandomGenerator random,
            FileSettings settings) {}

    /** @param key at least 32 secret bytes that stay the same: links are signed with one derived from it */
    public static Files files(Needs needs, byte[] key) {
        return new FilesService(needs, new FileReading(needs), new FileLinks(key));
    }

    /**
     * To which files records may refer.
     *
     * @param files and
     * @param atomic of the database in which the records are written, by the same pool
     */
    public static RecordFiles references(Needs needs, FileRepository files, Atomic atomic) {
        return new FileBinding(new FileReading(needs), files, atomic, needs.clock());
    }

    /** Takes away what nobody needs; to be run now and then, on any number of nodes. */
    public static Runnable collection(
            FileLeftovers leftovers, BlobStore blobs, InstantSource clock, FileSettings settings) {
        return new FileCollection(leftovers, blobs, clock, settings.keptUnused());
    }
}
