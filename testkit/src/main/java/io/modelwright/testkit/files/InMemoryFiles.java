package io.modelwright.testkit.files;

import io.modelwright.core.files.BlobKey;
import io.modelwright.core.files.FileId;
import io.modelwright.core.files.FileUse;
import io.modelwright.core.files.StoredFile;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.files.driven.FileLeftovers;
import io.modelwright.ports.files.driven.FileRepository;
import io.modelwright.testkit.atomic.Rewindable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What is known of files, in memory. Safe for many threads, one at a time. */
public final class InMemoryFiles implements FileRepository, FileLeftovers, Rewindable {

    private final Map<FileId, StoredFile> files = new HashMap<>();
    private final Map<FileId, Map<FileUse, Instant>> uses = new HashMap<>();
    private final Map<FileId, Long> placements = new HashMap<>();
    private final Set<BlobKey> removed = new LinkedHashSet<>();
    private final Set<AppId> apps = new HashSet<>();

    @Override
    public synchronized Runnable mark() {
        Map<FileId, StoredFile> filesBefore = Map.copyOf(files);
        Map<FileId, Map<FileUse, Instant>> usesBefore = new HashMap<>();
        uses.forEach((file, placed) -> usesBefore.put(file, new LinkedHashMap<>(placed)));
        Map<FileId, Long> placementsBefore = Map.copyOf(placements);
        Set<BlobKey> removedBefore = new LinkedHashSet<>(removed);
        return () -> rewind(filesBefore, usesBefore, placementsBefore, removedBefore);
    }

    private synchronized void rewind(
            Map<FileId, StoredFile> filesBefore,
            Map<FileId, Map<FileUse, Instant>> usesBefore,
            Map<FileId, Long> placementsBefore,
            Set<BlobKey> removedBefore) {
        files.clear();
        files.putAll(filesBefore);
        uses.clear();
        uses.putAll(usesBefore);
        placements.clear();
        placements.putAll(placementsBefore);
        removed.clear();
        removed.addAll(removedBefore);
    }

    /** Tells that there is such an app. */
    public synchronized void addApp(AppId app) {
        apps.add(app);
    }

    /** Tells that the app is gone. */
    public synchronized void removeApp(AppId app) {
        apps.remove(app);
    }

    @Override
    public synchronized boolean keep(StoredFile file, long quota) {
        if (used(file.workspace()) + file.size() > quota) {
            return false;
        }
        files.put(file.id(), file);
        placements.put(file.id(), 0L);
        return true;
    }

    @Override
    public synchronized long used(WorkspaceId workspace) {
        return files.values().stream()
                .filter(file -> file.workspace().equals(workspace))
                .mapToLong(StoredFile::size)
                .sum();
    }

    @Override
    public synchronized List<StoredFile> find(Collection<FileId> ids) {
        return ids.stream().distinct().map(files::get).filter(Objects::nonNull).toList();
    }

    @Override
    public synchronized Set<FileId> place(Collection<FileUse> placed, Instant now) {
        Set<FileId> missing = placed.stream()
                .map(FileUse::file)
                .filter(file -> !files.containsKey(file))
                .collect(Collectors.toUnmodifiableSet());
        if (missing.isEmpty()) {
            for (FileUse use : placed) {
                uses.computeIfAbsent(use.file(), first -> new LinkedHashMap<>()).put(use, now);
                placements.merge(use.file(), 1L, Long::sum);
            }
        }
        return missing;
    }

    @Override
    public synchronized Uses uses(FileId file, int limit) {
        List<Placed> newest = uses.getOrDefault(file, Map.of()).entrySet().stream()
                .map(use -> new Placed(use.getKey(), use.getValue()))
                .sorted(Comparator.comparing(Placed::at).reversed())
                .limit(limit)
                .toList();
        return new Uses(placements.getOrDefault(file, 0L), newest);
    }

    @Override
    public synchronized boolean remove(FileId file, long seen, Instant now) {
        boolean same = files.containsKey(file) && placements.getOrDefault(file, 0L) == seen;
        if (same) {
            drop(file);
        }
        return same;
    }

    private void drop(FileId file) {
        StoredFile gone = files.remove(file);
        uses.remove(file);
        placements.remove(file);
        if (gone != null) {
            removed.add(gone.blob());
        }
    }

    @Override
    public synchronized int abandon(Instant before, Instant now, int limit) {
        List<FileId> abandoned = new ArrayList<>();
        for (StoredFile file : files.values()) {
            boolean needed = placements.getOrDefault(file.id(), 0L) > 0 && apps.contains(file.app());
            if (!needed && file.createdAt().isBefore(before) && abandoned.size() < limit) {
                abandoned.add(file.id());
            }
        }
        abandoned.forEach(this::drop);
        return abandoned.size();
    }

    @Override
    public synchronized List<BlobKey> removed(int limit) {
        return removed.stream().limit(limit).toList();
    }

    @Override
    public synchronized void forget(Collection<BlobKey> blobs) {
        removed.removeAll(blobs);
    }

    @Override
    public synchronized Set<BlobKey> known(Collection<BlobKey> blobs) {
        Set<BlobKey> known = files.values().stream().map(StoredFile::blob).collect(Collectors.toSet());
        known.addAll(removed);
        known.retainAll(Set.copyOf(blobs));
        return known;
    }
}
