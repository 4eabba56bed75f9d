package io.modelwright.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A folder with the secrets of an installation: {@code pepper} (base64) and {@code access-token.pem}, one or more key pairs as
 * a PKCS #8 private key followed by its public key; the first signs. What is missing is made, readable by its owner only, and
 * exactly once though several nodes start together on a shared folder.
 */
public final class SecretFiles {

    private static final int PEPPER_BYTES = 48;
    private static final int SEALING_BYTES = 32;
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN (PRIVATE|PUBLIC) KEY-----([A-Za-z0-9+/=\\s]+)-----END \\1 KEY-----");

    private final Path folder;
    private final SecureRandom random;

    public SecretFiles(Path folder, SecureRandom random) {
        this.folder = folder;
        this.random = random;
    }

    /** The key of {@link BcryptPasswordHasher}. Without it no password can be checked again: it belongs in the backup. */
    public byte[] pepper() {
        byte[] fresh = new byte[PEPPER_BYTES];
        random.nextBytes(fresh);
        String stored = readOrCreate("pepper", Base64.getEncoder().encodeToString(fresh) + "\n");
        return Base64.getDecoder().decode(stored.strip());
    }

    /** What cursors and the values of secret fields are sealed under. Without it these values are lost: it belongs in the backup. */
    public byte[] sealingKey() {
        byte[] fresh = new byte[SEALING_BYTES];
        random.nextBytes(fresh);
        String stored = readOrCreate("sealing-key", Base64.getEncoder().encodeToString(fresh) + "\n");
        return Base64.getDecoder().decode(stored.strip());
    }

    public SigningKeys signingKeys() {
        KeyPair fresh = SigningKeys.newPair(random);
        String pem = block("PRIVATE", fresh.getPrivate().getEncoded())
                + block("PUBLIC", fresh.getPublic().getEncoded());
        return SigningKeys.of(parse(readOrCreate("access-token.pem", pem)));
    }

    private String readOrCreate(String name, String fresh) {
        Path file = folder.resolve(name);
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(folder, onlyOwner("rwx------"));
                Path draft = Files.createTempFile(folder, name, ".new", onlyOwner("rw-------"));
                try {
                    Files.writeString(draft, fresh);
                    // A link, unlike a move, never replaces what another process made meanwhile.
                    Files.createLink(file, draft);
                } catch (FileAlreadyExistsException made) {
                    return Files.readString(file);
                } finally {
                    Files.delete(draft);
                }
            }
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read or make the secret " + name, failure);
        }
    }

    private static FileAttribute<?> onlyOwner(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }

    private static String block(String kind, byte[] content) {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        return "-----BEGIN " + kind + " KEY-----\n" + text + "\n-----END " + kind + " KEY-----\n";
    }

    private static List<KeyPair> parse(String pem) {
        List<byte[]> privateKeys = new ArrayList<>();
        List<byte[]> publicKeys = new ArrayList<>();
        Matcher blocks = PEM.matcher(pem);
        while (blocks.find()) {
            byte[] content = Base64.getMimeDecoder().decode(blocks.group(2));
            (blocks.group(1).equals("PRIVATE") ? privateKeys : publicKeys).add(content);
        }
        if (privateKeys.size() != publicKeys.size()) {
            throw new IllegalStateException("each private key needs its public key behind it");
        }
        List<KeyPair> pairs = new ArrayList<>();
        try {
            KeyFactory factory = KeyFactory.getInstance("EC");
            for (int index = 0; index < privateKeys.size(); index++) {
                pairs.add(new KeyPair(
                        factory.generatePublic(new X509EncodedKeySpec(publicKeys.get(index))),
                        factory.generatePrivate(new PKCS8EncodedKeySpec(privateKeys.get(index)))));
            }
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("the signing keys cannot be read", failure);
        }
        return pairs;
    }
}
