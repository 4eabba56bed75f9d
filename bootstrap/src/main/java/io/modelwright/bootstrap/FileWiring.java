package io.modelwright.bootstrap;

import io.modelwright.application.files.FileSettings;
import io.modelwright.application.files.FilesServices;
import io.modelwright.application.records.RecordsServices;
import io.modelwright.application.records.access.RecordAccess;
import io.modelwright.application.records.access.RecordFiles;
import io.modelwright.application.records.access.SecretSealer;
import io.modelwright.bootstrap.config.Settings;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.shared.AccountId;
import io.modelwright.files.DirectoryBlobStore;
import io.modelwright.files.ImageIoThumbnails;
import io.modelwright.files.TikaMediaTypes;
import io.modelwright.ports.files.driven.BlobStore;
import io.modelwright.ports.files.driving.Files;
import io.modelwright.ports.records.driven.Fences;
import io.modelwright.ports.records.driven.RecordStore;
import io.modelwright.postgres.Databases.Purpose;
import io.modelwright.postgres.PostgresAtomic;
import io.modelwright.postgres.files.PostgresFileLeftovers;
import io.modelwright.postgres.files.PostgresFileRepository;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;

/** What stands behind files. */
record FileWiring(Parts parts, FilesServices.Needs needs, Files files, BlobStore blobs) {

    private static final int IMAGES_AT_ONCE = 2;

    /** @param access without files: the one with them is made of what this gives */
    static FileWiring of(
            Parts parts,
            RecordAccess access,
            RecordStore store,
            Fences fences,
            Function<AccountId, Optional<Principal>> people,
            SecretSealer sealer,
            byte[] key) {
        Settings.Files settings = parts.settings().files();
        BlobStore blobs = new DirectoryBlobStore(settings.folder());
        FilesServices.Needs needs = new FilesServices.Needs(
                access,
                RecordsServices.records(access, store, parts.ids(), parts.clock(), key, sealer),
                store,
                new PostgresFileRepository(parts.databases().of(Purpose.REQUESTS)),
                blobs,
                new TikaMediaTypes(),
                new ImageIoThumbnails(IMAGES_AT_ONCE),
                fences,
                people,
                parts.ids(),
                parts.clock(),
                parts.random(),
                FileSettings.of(settings.fileBytes(), settings.workspaceBytes()));
        return new FileWiring(parts, needs, FilesServices.files(needs, key), blobs);
    }

    /** For records that are written by the connections of that purpose. */
    RecordFiles references(Purpose purpose) {
        DataSource database = parts.databases().of(purpose);
        return FilesServices.references(needs, new PostgresFileRepository(database), new PostgresAtomic(database));
    }

    Runnable collection() {
        return FilesServices.collection(
                new PostgresFileLeftovers(parts.databases().of(Purpose.JOBS)), blobs, parts.clock(), needs.settings());
    }
}
