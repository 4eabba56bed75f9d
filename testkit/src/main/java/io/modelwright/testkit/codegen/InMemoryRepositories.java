package io.modelwright.testkit.codegen;

import io.modelwright.core.codegen.Branch;
import io.modelwright.core.codegen.CommitId;
import io.modelwright.core.codegen.FileChange;
import io.modelwright.core.codegen.FileEntry;
import io.modelwright.core.codegen.GeneratedSource;
import io.modelwright.core.codegen.SourceFile;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.codegen.merge.Entry;
import io.modelwright.core.shared.AppId;
import io.modelwright.ports.codegen.driven.AppRepositories;
import io.modelwright.ports.codegen.driven.RepositoryFiles;
import io.modelwright.ports.failure.StoreUnavailable;
import io.modelwright.testkit.codegen.InMemoryRepository.Commit;
import io.modelwright.testkit.codegen.InMemoryRepository.Merged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Repositories without git. */
public final class InMemoryRepositories implements AppRepositories, RepositoryFiles {

    private final Map<AppId, InMemoryRepository> repositories = new HashMap<>();

    private boolean failing;

    /** From now on as where the disk is full, or no more. */
    public synchronized void fail(boolean fails) {
        failing = fails;
    }

    private void write() {
        if (failing) {
            throw new StoreUnavailable("no room", null);
        }
    }

    @Override
    public synchronized Committed commit(AppId app, GeneratedSource source) {
        write();
        InMemoryRepository repository = repositories.computeIfAbsent(app, none -> new InMemoryRepository());
        Target target = source.target();
        Commit line = repository.lines.get(target);
        if (line != null && line.version() > source.version()) {
            return apart(repository, source);
        }
        SortedMap<String, SourceFile> files = files(source, line);
        if (line == null || !line.folder(target).equals(files)) {
            repository.lines.put(target, after(repository, line, files, source));
        }
        Commit generated = repository.branches.get(Branch.GENERATED);
        if (generated != null && generated.folder(target).equals(files)) {
            return new Committed(generated.id(), false, false);
        }
        Commit next = after(repository, generated, files, source);
        repository.branches.put(Branch.GENERATED, next);
        return new Committed(next.id(), true, false);
    }

    private static Committed apart(InMemoryRepository repository, GeneratedSource source) {
        SortedMap<String, SourceFile> files = files(source, null);
        Optional<Commit> known = repository.commits.values().stream()
                .filter(commit -> commit.version() == source.version()
                        && commit.target().filter(source.target()::equals).isPresent()
                        && commit.folder(source.target()).equals(files))
                .findFirst();
        Commit commit = known.orElseGet(() -> after(repository, null, files, source));
        return new Committed(commit.id(), known.isEmpty(), true);
    }

    private static SortedMap<String, SourceFile> files(GeneratedSource source, @Nullable Commit line) {
        SortedMap<String, SourceFile> known = line == null ? new TreeMap<>() : line.folder(source.target());
        TreeMap<String, SourceFile> files = new TreeMap<>();
        source.tree().files().forEach((path, file) -> {
            SourceFile before = known.get(path.value());
            SourceFile plain = SourceFile.bytes(file.content(), file.executable());
            files.put(path.value(), before != null && file.isExtensionPoint() ? before : plain);
        });
        return files;
    }

    private static Commit after(
            InMemoryRepository repository,
            @Nullable Commit before,
            SortedMap<String, SourceFile> files,
            GeneratedSource source) {
        return repository.commit(
                before == null ? List.of() : List.of(before),
                with(before, source.target(), files),
                source.commitMessage(),
                source.version(),
                Optional.of(source.target()),
                source.publishedAt());
    }

    private static SortedMap<String, SourceFile> with(
            @Nullable Commit commit, Target target, Map<String, SourceFile> folder) {
        TreeMap<String, SourceFile> all = new TreeMap<>(commit == null ? Map.of() : commit.files());
        all.keySet().removeIf(path -> path.startsWith(target + "/"));
        folder.forEach((path, file) -> all.put(target + "/" + path, file));
        return all;
    }

    @Override
    public synchronized Optional<Merge> merge(AppId app, Instant now) {
        write();
        InMemoryRepository repository = repositories.get(app);
        if (repository == null || repository.lines.isEmpty()) {
            return Optional.empty();
        }
        Commit main = repository.branches.get(Branch.MAIN);
        TreeMap<Target, Merged> conflicted = new TreeMap<>();
        for (Map.Entry<Target, Commit> entry : repository.lines.entrySet()) {
            Commit line = entry.getValue();
            if (main == null || main.isWithin(line)) {
                main = line;
            } else if (!line.isWithin(main)) {
                Merged merged = InMemoryRepository.merge(main, line, entry.getKey());
                if (merged.merge().isClean()) {
                    main = merged(repository, main, line, entry.getKey(), merged, now);
                } else {
                    conflicted.put(entry.getKey(), merged);
                }
            }
        }
        Commit head = Objects.requireNonNull(main);
        CommitId settled = head.id();
        repository.branches.put(Branch.MAIN, head);
        repository.branches.keySet().removeIf(Branch::isMerge);
        if (conflicted.isEmpty()) {
            return Optional.of(new Merge(settled, Optional.empty(), Map.of()));
        }
        int version = 0;
        Map<Target, Integer> counts = new HashMap<>();
        for (Map.Entry<Target, Merged> entry : conflicted.entrySet()) {
            Commit line = Objects.requireNonNull(repository.lines.get(entry.getKey()));
            version = Math.max(version, line.version());
            head = merged(repository, head, line, entry.getKey(), entry.getValue(), now);
            counts.put(entry.getKey(), entry.getValue().merge().conflicts().size());
        }
        repository.branches.put(Branch.merge(version), head);
        return Optional.of(new Merge(settled, Optional.of(Branch.merge(version)), counts));
    }

    private static Commit merged(
            InMemoryRepository repository, Commit main, Commit line, Target target, Merged merged, Instant now) {
        TreeMap<String, SourceFile> folder = new TreeMap<>();
        merged.merge().files().forEach((path, entry) -> folder.put(path, merged.file(entry)));
        return repository.commit(List.of(main, line), with(main, target, folder), "Merge", 0, Optional.empty(), now);
    }

    @Override
    public synchronized List<Branch> branches(AppId app) {
        InMemoryRepository repository = repositories.get(app);
        return repository == null
                ? List.of()
                : repository.branches.entrySet().stream()
                        .map(entry -> new Branch(
                                entry.getKey(),
                                entry.getValue().id(),
                                entry.getValue().message().lines().findFirst().orElse(""),
                                entry.getValue().time()))
                        .toList();
    }

    @Override
    public synchronized long size(AppId app) {
        InMemoryRepository repository = repositories.get(app);
        return repository == null
                ? 0
                : repository.commits.values().stream()
                        .flatMap(commit -> commit.files().values().stream())
                        .mapToLong(SourceFile::size)
                        .sum();
    }

    @Override
    public void tidy(AppId app) {
        // nothing is loose here
    }

    @Override
    public synchronized void delete(AppId app) {
        repositories.remove(app);
    }

    @Override
    public synchronized List<AppId> apps() {
        return repositories.keySet().stream()
                .sorted(Comparator.comparing(AppId::toString))
                .toList();
    }

    private Optional<Commit> find(AppId app, CommitId id) {
        return Optional.ofNullable(repositories.get(app)).map(repository -> repository.commits.get(id));
    }

    @Override
    public synchronized Optional<List<FileEntry>> list(AppId app, CommitId commit, Target target) {
        return find(app, commit)
                .map(found -> found.folder(target).entrySet().stream()
                        .map(file -> new FileEntry(
                                file.getKey(),
                                file.getValue().size(),
                                file.getValue().executable()))
                        .toList());
    }

    @Override
    public synchronized Optional<SourceFile> file(AppId app, CommitId commit, Target target, String path) {
        return find(app, commit).map(found -> found.folder(target).get(path));
    }

    @Override
    public boolean read(AppId app, CommitId commit, Target target, Reader reader) {
        Optional<SortedMap<String, SourceFile>> files;
        synchronized (this) {
            files = find(app, commit).map(found -> found.folder(target));
        }
        files.ifPresent(found -> found.forEach(reader::file));
        return files.isPresent();
    }

    @Override
    public synchronized Optional<List<FileChange>> compare(AppId app, CommitId from, CommitId to, Target target) {
        return find(app, from)
                .flatMap(before -> find(app, to).map(after -> {
                    SortedMap<String, SourceFile> old = before.folder(target);
                    SortedMap<String, SourceFile> now = after.folder(target);
                    TreeSet<String> paths = new TreeSet<>(old.keySet());
                    paths.addAll(now.keySet());
                    List<FileChange> changes = new ArrayList<>();
                    for (String path : paths) {
                        if (!old.containsKey(path)) {
                            changes.add(new FileChange(path, FileChange.Kind.ADDED, Optional.empty()));
                        } else if (!now.containsKey(path)) {
                            changes.add(new FileChange(path, FileChange.Kind.REMOVED, Optional.empty()));
                        } else if (!old.get(path).equals(now.get(path))) {
                            changes.add(new FileChange(path, FileChange.Kind.CHANGED, Optional.empty()));
                        }
                    }
                    return changes;
                }));
    }

    @Override
    public synchronized Optional<List<Conflict>> conflicts(AppId app, String branch) {
        InMemoryRepository repository = repositories.get(app);
        if (repository == null || !Branch.isMerge(branch) || !repository.branches.containsKey(branch)) {
            return Optional.empty();
        }
        List<List<Conflict>> groups = new ArrayList<>();
        Commit main = Objects.requireNonNull(repository.branches.get(Branch.MAIN));
        for (Commit commit = repository.branches.get(branch);
                commit != null && commit.parents().size() == 2 && !commit.isWithin(main);
                commit = commit.parents().getFirst()) {
            Commit line = commit.parents().getLast();
            Target target = line.target().orElseThrow();
            Merged merged = InMemoryRepository.merge(commit.parents().getFirst(), line, target);
            groups.add(merged.merge().conflicts().stream()
                    .map(conflict -> new Conflict(
                            target,
                            conflict.path(),
                            conflict.kind(),
                            text(merged, conflict.base()),
                            text(merged, conflict.ours()),
                            text(merged, conflict.theirs())))
                    .toList());
        }
        Collections.reverse(groups);
        return Optional.of(groups.stream().flatMap(List::stream).toList());
    }

    private static Optional<String> text(Merged merged, Optional<Entry> entry) {
        return entry.map(found -> merged.file(found).text());
    }

    /** What a push of one commit to {@code main} does: after it, or after that branch merged into it, with these changes. */
    public synchronized void push(AppId app, Optional<String> merged, Map<String, Optional<String>> changes) {
        InMemoryRepository repository = Objects.requireNonNull(repositories.get(app));
        Commit main = Objects.requireNonNull(repository.branches.get(Branch.MAIN));
        List<Commit> parents = merged.isPresent()
                ? List.of(main, Objects.requireNonNull(repository.branches.get(merged.get())))
                : List.of(main);
        TreeMap<String, SourceFile> files = new TreeMap<>(parents.getLast().files());
        changes.forEach((path, text) ->
                text.ifPresentOrElse(content -> files.put(path, SourceFile.text(content)), () -> files.remove(path)));
        repository.branches.put(
                Branch.MAIN,
                repository.commit(parents, files, "A change " + UUID.randomUUID(), 0, Optional.empty(), Instant.EPOCH));
    }
}
