package io.modelwright.security;

import io.modelwright.core.shared.Json;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The P-256 key pairs of the installation by key id, which is the JWK thumbprint (RFC 7638). The first one signs, all verify:
 * a rotation puts the new pair first and drops the old one when its last token has expired.
 */
public final class SigningKeys {

    private static final int COORDINATE_BYTES = 32;

    private final String currentId;
    private final ECPrivateKey current;
    private final Map<String, ECPublicKey> publicKeys;

    private SigningKeys(String currentId, ECPrivateKey current, Map<String, ECPublicKey> publicKeys) {
        this.currentId = currentId;
        this.current = current;
        this.publicKeys = publicKeys;
    }

    /** Of at least one pair on the curve P-256. */
    public static SigningKeys of(List<KeyPair> pairs) {
        Map<String, ECPublicKey> publicKeys = new LinkedHashMap<>();
        for (KeyPair pair : pairs) {
            if (!(pair.getPublic() instanceof ECPublicKey key)
                    || key.getParams().getOrder().bitLength() != 256) {
                throw new IllegalArgumentException("not a key pair on the curve P-256");
            }
            publicKeys.put(thumbprint(key), key);
        }
        String first = publicKeys.keySet().stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no key pair"));
        return new SigningKeys(first, (ECPrivateKey) pairs.getFirst().getPrivate(), publicKeys);
    }

    /** A new pair on the curve P-256. */
    public static KeyPair newPair(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("every Java has the curve P-256", failure);
        }
    }

    String currentId() {
        return currentId;
    }

    ECPrivateKey current() {
        return current;
    }

    Optional<ECPublicKey> find(String id) {
        return Optional.ofNullable(publicKeys.get(id));
    }

    boolean containsAll(SigningKeys others) {
        return publicKeys.keySet().containsAll(others.publicKeys.keySet());
    }

    /** Whether the same keys verify and the same one signs. */
    boolean isSameAs(SigningKeys other) {
        return currentId.equals(other.currentId) && publicKeys.keySet().equals(other.publicKeys.keySet());
    }

    /** The public keys as a JWK set (RFC 7517). */
    public Json publicKeySet() {
        List<Json> keys = new ArrayList<>();
        publicKeys.forEach((id, key) -> keys.add(Json.object()
                .put("kty", "EC")
                .put("crv", "P-256")
                .put("x", coordinate(key.getW().getAffineX()))
                .put("y", coordinate(key.getW().getAffineY()))
                .put("use", "sig")
                .put("alg", "ES256")
                .put("kid", id)
                .build()));
        return Json.object().put("keys", Json.array(keys)).build();
    }

    private static String thumbprint(ECPublicKey key) {
        String canonical = "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\""
                + coordinate(key.getW().getAffineX()) + "\",\"y\":\""
                + coordinate(key.getW().getAffineY()) + "\"}";
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("every Java has SHA-256", failure);
        }
    }

    private static String coordinate(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] fixed = new byte[COORDINATE_BYTES];
        // A BigInteger has a sign byte too many or leading zeros too few.
        byte[] tail = Arrays.copyOfRange(bytes, Math.max(0, bytes.length - COORDINATE_BYTES), bytes.length);
        System.arraycopy(tail, 0, fixed, COORDINATE_BYTES - tail.length, tail.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(fixed);
    }
}
