package io.modelwright.security;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;

/**
 * A folder with the secrets of an installation: {@code pepper}, {@code sealing-key} and {@code encryption-keys} in base64, and
 * the folder {@code signing-keys}. What is missing is made, readable by its owner only, and exactly once though several nodes
 * start together on a shared folder.
 */
public final class SecretFiles {

    private static final int PEPPER_BYTES = 48;
    private static final int SEALING_BYTES = 32;

    private final Path folder;
    private final SecureRandom random;

    public SecretFiles(Path folder, SecureRandom random) {
        this.folder = folder;
        this.random = random;
    }

    /** The key of {@link BcryptPasswordHasher}. Without it no password can be checked again: it belongs in the backup. */
    public byte[] pepper() {
        return bytes("pepper", PEPPER_BYTES);
    }

    /**
     * What cursors are sealed under, and secrets were before there were data keys. Without it those are lost: it belongs in the
     * backup.
     */
    public byte[] sealingKey() {
        return bytes("sealing-key", SEALING_BYTES);
    }

    private byte[] bytes(String name, int count) {
        byte[] fresh = new byte[count];
        random.nextBytes(fresh);
        String stored =
                KeyFiles.readOrCreate(folder.resolve(name), Base64.getEncoder().encodeToString(fresh) + "\n");
        return Base64.getDecoder().decode(stored.strip());
    }

    /** The keys that access tokens are signed with. */
    public SigningKeyFolder signingKeys(InstantSource clock) {
        return new SigningKeyFolder(folder, clock, random, System::nanoTime);
    }

    /**
     * The text of {@link KeyEncryptionKeys}. Without the keys in it the secrets in the database are lost: it belongs in a backup,
     * apart from that of the database.
     */
    public String encryptionKeys() {
        return KeyFiles.readOrCreate(encryptionKeyFile(), KeyEncryptionKeys.fresh(random) + "\n");
    }

    /** Puts a new key before those that are there. */
    public void addEncryptionKey() {
        String before = encryptionKeys();
        KeyFiles.replace(encryptionKeyFile(), KeyEncryptionKeys.fresh(random) + "\n" + before);
    }

    private Path encryptionKeyFile() {
        return folder.resolve("encryption-keys");
    }
}
