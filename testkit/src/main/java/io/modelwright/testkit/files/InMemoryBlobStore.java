package io.modelwright.testkit.files;

import io.modelwright.core.files.BlobKey;
import io.modelwright.ports.files.driven.BlobStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Blobs in memory. Nothing is ever unfinished here. Safe for many threads. */
public final class InMemoryBlobStore implements BlobStore {

    private static final int LARGEST = 256 * 1_024 * 1_024;

    private final Map<BlobKey, byte[]> blobs = new ConcurrentSkipListMap<>(Comparator.comparing(BlobKey::value));
    private final Map<BlobKey, Instant> since = new ConcurrentHashMap<>();
    private final InstantSource clock;

    public InMemoryBlobStore(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Put put(BlobKey key, InputStream content, long most) throws IOException {
        byte[] bytes = content.readNBytes((int) Math.min(most, LARGEST) + 1);
        if (bytes.length > most) {
            return new Put.TooLarge();
        }
        since.put(key, clock.instant());
        blobs.put(key, bytes);
        try {
            return new Put.Stored(
                    bytes.length,
                    HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    @Override
    public Optional<InputStream> open(BlobKey key, long from, long length) {
        return Optional.ofNullable(blobs.get(key)).map(blob -> {
            int start = (int) Math.min(from, blob.length);
            int count = (int) Math.min(length, blob.length - start);
            return new ByteArrayInputStream(blob, start, count);
        });
    }

    @Override
    public void delete(BlobKey key) {
        blobs.remove(key);
    }

    @Override
    public List<BlobKey> list(Instant before, Optional<BlobKey> after, int limit) {
        return blobs.keySet().stream()
                .filter(key -> since.getOrDefault(key, Instant.MAX).isBefore(before))
                .filter(key ->
                        after.isEmpty() || key.value().compareTo(after.get().value()) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public void clearUnfinished(Instant before) {
        // a put that fails leaves nothing
    }
}
