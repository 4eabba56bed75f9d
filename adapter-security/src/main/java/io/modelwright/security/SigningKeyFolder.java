package io.modelwright.security;

import io.modelwright.core.shared.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The signing keys of all nodes on one folder: a file for each, named by the time it was made, and the file
 * {@code access-token.pem} of installations from before. All verify; the newest signs once every node and every reader of the
 * published set has had the time to learn of it. A key whose file is taken away verifies nothing within a second.
 */
public final class SigningKeyFolder implements SigningKeySource {

    /** How old a key gets before the next one is made. */
    public static final Duration AGE_MAX = Duration.ofDays(90);

    /** Longer than the published set may be kept by its readers. */
    static final Duration BEFORE_SIGNING = Duration.ofMinutes(10);

    /** Longer than a token of the key before lives, once its successor signs. */
    static final Duration AFTER_SIGNING = Duration.ofHours(1);

    private static final Logger SECURITY = LoggerFactory.getLogger("modelwright.security");
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final String SUFFIX = ".pem";
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private record Key(Path file, Instant made, KeyPair pair) {}

    private record Stamp(Path file, Instant modified, long size) {}

    private record State(Map<Stamp, List<Key>> files, List<Key> keys, SigningKeys signing, long generation) {}

    private final Path folder;
    private final Path former;
    private final InstantSource clock;
    private final SecureRandom random;
    private final Refreshed<State> state;

    SigningKeyFolder(Path secrets, InstantSource clock, SecureRandom random, LongSupplier nanoTime) {
        this.folder = secrets.resolve("signing-keys");
        this.former = secrets.resolve("access-token.pem");
        this.clock = clock;
        this.random = random;
        if (stamps().isEmpty()) {
            make();
        }
        this.state =
                new Refreshed<>("The folder of signing keys", read(Optional.empty()), this::again, PAUSE, nanoTime);
    }

    @Override
    public SigningKeys keys() {
        return state.get().signing();
    }

    @Override
    public long generation() {
        return state.get().generation();
    }

    /** All public keys that verify, as a JWK set. */
    public Json publicKeySet() {
        return keys().publicKeySet();
    }

    /** Makes the next key where the newest is too old, and takes those away that nothing valid is signed with any more. */
    public void maintain() {
        Instant now = clock.instant();
        List<Key> keys = state.now().keys();
        if (!keys.getFirst().made().plus(AGE_MAX).isAfter(now)) {
            make();
            keys = state.now().keys();
        }
        Optional<Instant> settled = keys.stream()
                .map(Key::made)
                .filter(made -> !made.plus(BEFORE_SIGNING).plus(AFTER_SIGNING).isAfter(now))
                .max(Comparator.naturalOrder());
        List<Path> kept = keys.stream()
                .filter(key -> settled.isEmpty() || !key.made().isBefore(settled.get()))
                .map(Key::file)
                .toList();
        keys.stream()
                .map(Key::file)
                .distinct()
                .filter(file -> !kept.contains(file))
                .forEach(file -> {
                    KeyFiles.delete(file);
                    SECURITY.atInfo().addKeyValue("file", file.getFileName()).log("signing key expired");
                });
        state.now();
    }

    /** Makes the next key, which signs in some minutes. */
    public void make() {
        Path file = folder.resolve(NAME.format(clock.instant()) + SUFFIX);
        KeyFiles.readOrCreate(file, KeyPairPem.format(SigningKeys.newPair(random)));
        SECURITY.atInfo().addKeyValue("file", file.getFileName()).log("signing key made");
    }

    private State again(State before) {
        if (stamps().isEmpty()) {
            // All were taken away: whoever did so wants everybody to sign in again, not nobody.
            make();
        }
        State now = read(Optional.of(before));
        return now.signing().isSameAs(before.signing())
                ? new State(now.files(), now.keys(), before.signing(), before.generation())
                : now;
    }

    private State read(Optional<State> before) {
        Map<Stamp, List<Key>> files = new HashMap<>();
        for (Stamp stamp : stamps()) {
            List<Key> known = before.map(State::files).orElse(Map.of()).get(stamp);
            files.put(stamp, known != null ? known : read(stamp));
        }
        List<Key> keys = files.values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Key::made).thenComparing(Key::file).reversed())
                .toList();
        Key signing = signing(keys);
        List<KeyPair> pairs = new ArrayList<>(List.of(signing.pair()));
        keys.stream().filter(key -> !key.equals(signing)).map(Key::pair).forEach(pairs::add);
        SigningKeys now = SigningKeys.of(pairs);
        long generation = before.map(State::generation).orElse(0L);
        boolean lost = before.isPresent() && !now.containsAll(before.get().signing());
        if (lost) {
            SECURITY.atWarn().addKeyValue("left", keys.size()).log("signing key taken away");
        }
        return new State(files, keys, now, lost ? generation + 1 : generation);
    }

    /** The newest that is known everywhere; where none is, the one that has been known longest. */
    private Key signing(List<Key> keys) {
        Instant now = clock.instant();
        return keys.stream()
                .filter(key -> !key.made().plus(BEFORE_SIGNING).isAfter(now))
                .findFirst()
                .orElse(keys.getLast());
    }

    private List<Key> read(Stamp stamp) {
        try {
            Instant made = made(stamp);
            List<Key> keys = new ArrayList<>();
            for (KeyPair pair : KeyPairPem.parse(Files.readString(stamp.file()))) {
                // The first of several is the newest.
                keys.add(new Key(stamp.file(), made.minusSeconds(keys.size()), pair));
            }
            return keys;
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read a signing key", failure);
        }
    }

    private static Instant made(Stamp stamp) {
        String name = stamp.file().getFileName().toString();
        try {
            return NAME.parse(name.substring(0, name.length() - SUFFIX.length()), Instant::from);
        } catch (DateTimeParseException namedByPeople) {
            return stamp.modified();
        }
    }

    private List<Stamp> stamps() {
        List<Stamp> stamps = new ArrayList<>();
        try {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path file : files.filter(path -> path.toString().endsWith(SUFFIX))
                            .toList()) {
                        stamp(file).ifPresent(stamps::add);
                    }
                }
            }
            stamp(former).ifPresent(stamps::add);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot look into the folder of signing keys", failure);
        }
        return stamps;
    }

    private static Optional<Stamp> stamp(Path file) throws IOException {
        try {
            return Optional.of(new Stamp(file, Files.getLastModifiedTime(file).toInstant(), Files.size(file)));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }
}
