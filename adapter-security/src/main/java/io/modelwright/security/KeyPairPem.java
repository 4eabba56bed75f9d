package io.modelwright.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Key pairs as PEM: each a PKCS #8 private key followed by its public key. */
final class KeyPairPem {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN (PRIVATE|PUBLIC) KEY-----([A-Za-z0-9+/=\\s]+)-----END \\1 KEY-----");

    private KeyPairPem() {}

    static String format(KeyPair pair) {
        return block("PRIVATE", pair.getPrivate().getEncoded())
                + block("PUBLIC", pair.getPublic().getEncoded());
    }

    private static String block(String kind, byte[] content) {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        return "-----BEGIN " + kind + " KEY-----\n" + text + "\n-----END " + kind + " KEY-----\n";
    }

    /** At least one pair. */
    static List<KeyPair> parse(String pem) {
        List<byte[]> privateKeys = new ArrayList<>();
        List<byte[]> publicKeys = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(pem);
        while (blocks.find()) {
            byte[] content = Base64.getMimeDecoder().decode(blocks.group(2));
            (blocks.group(1).equals("PRIVATE") ? privateKeys : publicKeys).add(content);
        }
        if (privateKeys.isEmpty() || privateKeys.size() != publicKeys.size()) {
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
