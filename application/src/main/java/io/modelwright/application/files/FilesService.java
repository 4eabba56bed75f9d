package io.modelwright.application.files;

import io.modelwright.application.files.FileLinks.Content;
import io.modelwright.application.records.access.Standing;
import io.modelwright.core.files.BlobKey;
import io.modelwright.core.files.FileId;
import io.modelwright.core.files.FileNames;
import io.modelwright.core.files.StoredFile;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.modeling.Permission.Action;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.records.EntityRights;
import io.modelwright.core.records.Member;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.failure.StoreUnavailable;
import io.modelwright.ports.files.driven.BlobStore.Put;
import io.modelwright.ports.files.driven.FileRepository.Uses;
import io.modelwright.ports.files.driven.MediaTypes;
import io.modelwright.ports.files.driving.Files;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The use cases around files. Thread-safe. */
final class FilesService implements Files {

    private static final Logger LOG = LoggerFactory.getLogger(FilesService.class);
    private static final int ATTEMPTS = 4;

    private final FilesServices.Needs needs;
    private final FileReading reading;
    private final FileLinks links;
    private final SmallImages images;

    FilesService(FilesServices.Needs needs, FileReading reading, FileLinks links) {
        this.needs = needs;
        this.reading = reading;
        this.links = links;
        this.images = new SmallImages(needs.blobs(), needs.thumbnails());
    }

    private Outcome<Standing> admitted(Principal principal, String app) {
        return needs.access().freshStanding(principal, app).flatMap(standing -> {
            boolean writes = standing.live().design().entities().stream()
                    .map(entity -> standing.live().entity(entity.name()))
                    .anyMatch(entity -> writesFiles(standing, entity));
            return writes
                    ? Outcome.done(standing)
                    : Outcome.refused(new Refusal.Forbidden(
                            "forbidden", "There is no field in this app into which you may put a file."));
        });
    }

    private static boolean writesFiles(Standing standing, EntityPlan entity) {
        EntityRights rights = standing.rights().of(entity);
        return entity.fileFields().stream()
                .map(Member.Column::name)
                .anyMatch(field -> !rights.writes(Action.CREATE, List.of(field)).isNone()
                        || !rights.writes(Action.UPDATE, List.of(field)).isNone());
    }

    @Override
    public Outcome<StoredFile> upload(Principal principal, String app, Upload upload) throws IOException {
        Outcome<Standing> admitted = admitted(principal, app);
        if (!(admitted instanceof Outcome.Done<Standing>(Standing standing))) {
            return admitted.map(unreached -> {
                throw new IllegalStateException("not reached");
            });
        }
        long sizeMax = needs.settings().sizeMax();
        long room = needs.settings().quota() - needs.files().used(standing.app().workspace());
        long announced = upload.length().orElse(0);
        if (announced > sizeMax) {
            return Outcome.refused(tooLarge());
        }
        if (room <= 0 || announced > room) {
            return Outcome.refused(overQuota());
        }
        byte[] head = upload.content().readNBytes(MediaTypes.HEAD);
        BlobKey blob =
                BlobKey.of(new UUID(needs.random().nextLong(), needs.random().nextLong()));
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), upload.content());
        return switch (needs.blobs().put(blob, whole, Math.min(sizeMax, room))) {
            case Put.TooLarge() -> Outcome.refused(sizeMax <= room ? tooLarge() : overQuota());
            case Put.Stored stored -> keep(principal, standing, upload.name(), head, blob, stored);
        };
    }

    /** From here on a crash leaves content without a file, which is collected. */
    private Outcome<StoredFile> keep(
            Principal principal, Standing standing, String said, byte[] head, BlobKey blob, Put.Stored stored) {
        String name = FileNames.clean(said);
        StoredFile file = new StoredFile(
                new FileId(needs.ids().next()),
                standing.app().id(),
                standing.app().workspace(),
                principal.account(),
                name,
                stored.size(),
                needs.types().detect(head, name),
                stored.sha256(),
                blob,
                needs.clock().instant().truncatedTo(ChronoUnit.MICROS));
        if (needs.files().keep(file, needs.settings().quota())) {
            return Outcome.done(file);
        }
        needs.blobs().delete(blob);
        return Outcome.refused(overQuota());
    }

    private Refusal tooLarge() {
        return new Refusal.TooLarge(
                "file-too-large", "A file has at most " + needs.settings().sizeMax() + " bytes here.");
    }

    private Refusal overQuota() {
        return new Refusal.TooLarge(
                "workspace-full",
                "The files of this workspace have at most " + needs.settings().quota() + " bytes together.");
    }

    @Override
    public Outcome<Download> download(Principal principal, FileId id, OptionalInt thumbnail) {
        Optional<StoredFile> file = reading.find(id).filter(found -> reading.isReadable(principal, found));
        if (file.isEmpty()) {
            return notFound();
        }
        return thumbnail.isPresent() ? images.of(file.get(), thumbnail.getAsInt()) : Outcome.done(whole(file.get()));
    }

    private Download whole(StoredFile file) {
        return new Download(
                file,
                file.mediaType(),
                file.size(),
                file.sha256(),
                (from, length) -> needs.blobs().open(file.blob(), from, length));
    }

    @Override
    public Outcome<FileId> delete(Principal principal, FileId id) {
        Optional<StoredFile> found = reading.find(id);
        if (found.isEmpty()) {
            return notFound();
        }
        StoredFile file = found.get();
        if (!mayDelete(principal, file)) {
            return reading.isReadable(principal, file) ? Outcome.refused(inUse()) : notFound();
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Uses uses = needs.files().uses(id, FileReading.placesMax());
            if (reading.isReferred(principal, file, uses.newest())) {
                return Outcome.refused(inUse());
            }
            if (needs.files().remove(id, uses.placements(), needs.clock().instant())) {
                discard(file);
                return Outcome.done(id);
            }
        }
        return Outcome.refused(inUse());
    }

    /** For uploaders, and for those who run the workspace; both must still have to do with the app. */
    private boolean mayDelete(Principal principal, StoredFile file) {
        if (!(needs.access().freshStanding(principal, file.app().toString())
                instanceof Outcome.Done<Standing>(Standing standing))) {
            return false;
        }
        return FileReading.isOwn(principal, file)
                || standing.principal()
                        .roleIn(file.workspace())
                        .filter(role -> role.isAtLeast(WorkspaceRole.ADMIN))
                        .isPresent();
    }

    /** What cannot be deleted now is collected later. */
    private void discard(StoredFile file) {
        try {
            ThumbnailSizes.withAll(file.blob()).forEach(needs.blobs()::delete);
        } catch (StoreUnavailable away) {
            LOG.info("the content of a deleted file stays for the collection: {}", away.toString());
        }
    }

    private static Refusal inUse() {
        return new Refusal.Conflict("file-in-use", "Records refer to this file.", Map.of());
    }

    private static <T> Outcome<T> notFound() {
        return Outcome.refused(Refusal.NotFound.of("file"));
    }

    @Override
    public Outcome<Link> link(Principal principal, FileId id, OptionalInt thumbnail) {
        return download(principal, id, thumbnail).map(readable -> {
            Instant end = needs.clock().instant().plus(needs.settings().linkLife());
            long epoch = needs.fences().callerEpoch(principal.account());
            return new Link(links.sign(new Content(id, principal.account(), epoch, end, thumbnail.orElse(0))), end);
        });
    }

    @Override
    public Outcome<Download> follow(String token) {
        Optional<Content> content = links.open(token, needs.clock().instant());
        if (content.isEmpty()) {
            return notFound();
        }
        Content said = content.get();
        long epoch = needs.fences().callerEpoch(said.maker());
        Optional<Principal> maker = needs.people()
                .apply(said.maker())
                .filter(person -> epoch == said.epoch())
                .map(person -> person.at(epoch));
        OptionalInt thumbnail = said.thumbnail() == 0 ? OptionalInt.empty() : OptionalInt.of(said.thumbnail());
        return maker.isEmpty() ? notFound() : download(maker.get(), said.file(), thumbnail);
    }
}
