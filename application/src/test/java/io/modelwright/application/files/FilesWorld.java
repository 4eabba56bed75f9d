package io.modelwright.application.files;

import io.modelwright.application.records.RecordsServices;
import io.modelwright.application.records.access.RecordAccess;
import io.modelwright.application.records.access.Standing;
import io.modelwright.application.records.transfer.TransferBench;
import io.modelwright.core.apps.App;
import io.modelwright.core.files.FileId;
import io.modelwright.core.files.StoredFile;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.document.DesignDocument;
import io.modelwright.core.records.CompiledApp;
import io.modelwright.core.records.QueryParameters;
import io.modelwright.core.records.RightsBasis;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.files.driven.BlobStore;
import io.modelwright.ports.files.driven.Thumbnails;
import io.modelwright.ports.files.driving.Files;
import io.modelwright.ports.files.driving.Files.Upload;
import io.modelwright.ports.records.driving.Records;
import io.modelwright.testkit.atomic.InMemoryAtomic;
import io.modelwright.testkit.files.InMemoryBlobStore;
import io.modelwright.testkit.files.InMemoryFiles;
import io.modelwright.testkit.records.InMemoryRecordStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** An app with papers that have documents, an owner, and people with roles; a clock that tests set. */
final class FilesWorld {

    static final long SIZE_MAX = 1_000;
    static final long QUOTA = 2_500;
    private static final WorkspaceId WORKSPACE = new WorkspaceId(new UUID(0, 7));
    private static final AppId APP = new AppId(new UUID(0, 8));

    final Principal owner = person(1, Map.of(WORKSPACE, WorkspaceRole.OWNER));
    final Principal author = person(2, Map.of());
    final Principal reader = person(3, Map.of());
    final InMemoryFiles stored = new InMemoryFiles();
    final InMemoryRecordStore store = new InMemoryRecordStore(stored);
    final BlobStore blobs = new InMemoryBlobStore(() -> this.now);
    final Map<AccountId, RightsBasis> rights = new HashMap<>();
    private final CompiledApp live;
    private final AtomicLong ids = new AtomicLong();
    final Files files;
    final Records records;
    final Runnable collection;
    Instant now = Instant.parse("2027-03-10T12:00:00Z");

    FilesWorld() {
        live = CompiledApp.compile(APP, 1, "app_files", design());
        store.publish(APP, 1);
        stored.addApp(APP);
        rights.put(owner.account(), RightsBasis.Workspace.EVERYTHING);
        rights.put(author.account(), role("author"));
        rights.put(reader.account(), role("reader"));
        RecordAccess access = new Access();
        byte[] key = new byte[32];
        Thumbnails none = new Thumbnails() {
            @Override
            public Optional<String> typeFor(String mediaType) {
                return Optional.empty();
            }

            @Override
            public Optional<InputStream> make(InputStream image, String mediaType, int size) {
                return Optional.empty();
            }
        };
        FileSettings settings = new FileSettings(SIZE_MAX, QUOTA, Duration.ofSeconds(60), Duration.ofHours(24));
        FilesServices.Needs needs = new FilesServices.Needs(
                access,
                RecordsServices.records(access, store, this::nextId, () -> now, key, TransferBench.SEALER),
                store,
                stored,
                blobs,
                (head, name) -> "application/octet-stream",
                none,
                store,
                account -> Optional.of(account.equals(author.account()) ? author : owner),
                this::nextId,
                () -> now,
                new Random(1),
                settings);
        files = FilesServices.files(needs, key);
        RecordAccess withFiles =
                access.with(FilesServices.references(needs, stored, new InMemoryAtomic(stored, store)));
        records = RecordsServices.records(withFiles, store, this::nextId, () -> now, key, TransferBench.SEALER);
        collection = FilesServices.collection(stored, blobs, () -> now, settings);
    }

    private static Principal person(long number, Map<WorkspaceId, WorkspaceRole> memberships) {
        return Principal.of(new AccountId(new UUID(number, number)), "", "", false, memberships);
    }

    private static Design design() {
        Json document = Json.object()
                .put(
                        "entities",
                        Json.array(List.of(Json.object()
                                .put("name", "paper")
                                .put("fields", Json.array(List.of(field("title", "text"), field("document", "file"))))
                                .build())))
                .put(
                        "roles",
                        Json.array(List.of(
                                role("author", List.of("read", "create", "update", "delete"), List.of()),
                                role("reader", List.of("read"), List.of("document")))))
                .build();
        return DesignDocument.parseOffline(document).design().orElseThrow();
    }

    private static Json field(String name, String type) {
        return Json.object().put("name", name).put("type", type).build();
    }

    private static Json role(String name, List<String> actions, List<String> hidden) {
        Json permission = Json.object()
                .put("entity", "paper")
                .put("actions", Json.array(actions.stream().map(Json::of).toList()))
                .put("hiddenFields", Json.array(hidden.stream().map(Json::of).toList()))
                .build();
        return Json.object()
                .put("name", name)
                .put("permissions", Json.array(List.of(permission)))
                .build();
    }

    private RightsBasis role(String name) {
        ElementId id = live.design().roles().stream()
                .filter(role -> role.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
        return new RightsBasis.AppRoles(Set.of(id));
    }

    UUID nextId() {
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + ids.incrementAndGet());
    }

    Outcome<StoredFile> upload(Principal by, InputStream content) {
        try {
            return files.upload(by, "app", new Upload("a.bin", content, OptionalLong.empty()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    FileId uploaded(Principal by, int size) {
        return switch (upload(by, new ByteArrayInputStream(new byte[size]))) {
            case Outcome.Done<StoredFile>(var file) -> file.id();
            case Outcome.Refused<StoredFile>(Refusal refusal) -> throw new AssertionError(refusal.toString());
        };
    }

    /** Creates a paper with that document; its id. */
    UUID paper(Principal by, FileId file) {
        Json sent = Json.object().put("document", file.toString()).build();
        return switch (records.create(by, "app", "paper", sent, QueryParameters.NONE)) {
            case Outcome.Done<Records.Created>(Records.Created created) ->
                created.records().getFirst().id();
            case Outcome.Refused<Records.Created>(Refusal refusal) -> throw new AssertionError(refusal.toString());
        };
    }

    boolean reads(Principal who, FileId file) {
        return files.download(who, file, OptionalInt.empty()) instanceof Outcome.Done<?>;
    }

    int blobCount() {
        return blobs.list(Instant.MAX, Optional.empty(), 1_000).size();
    }

    private final class Access implements RecordAccess {

        @Override
        public Outcome<Standing> standing(Principal principal, String name) {
            return freshStanding(principal, name);
        }

        @Override
        public Outcome<Standing> freshStanding(Principal principal, String name) {
            RightsBasis basis = rights.get(principal.account());
            if (basis == null) {
                return Outcome.refused(Refusal.NotFound.of("app"));
            }
            App app = new App(APP, WORKSPACE, "app", "App", "default", "app_files", Instant.EPOCH);
            return Outcome.done(new Standing(app, store.load(APP).orElseThrow(), live.rights(basis), principal));
        }

        @Override
        public boolean isMember(App app, AccountId person) {
            return rights.containsKey(person);
        }

        @Override
        public boolean isCurrent(Standing standing) {
            return true;
        }
    }
}
