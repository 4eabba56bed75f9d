package io.modelwright.core.deploy;

import io.modelwright.core.codegen.SourceTree;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** What an image is made of, as 64 hexadecimal digits (SHA-256): of equal content equal images are made. */
public record ContentHash(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");
    private static final int SHORT = 16;

    public ContentHash {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not the hash of a content");
        }
    }

    /**
     * The hash of sources and all else that decides.
     *
     * @param others such as what the image stands on, in an order that stays
     */
    public static ContentHash of(SourceTree sources, List<String> others) {
        MessageDigest digest = sha256();
        others.forEach(other -> add(digest, other.getBytes(StandardCharsets.UTF_8)));
        sources.files().forEach((path, file) -> {
            digest.update((byte) (file.executable() ? 2 : 1));
            add(digest, path.value().getBytes(StandardCharsets.UTF_8));
            add(digest, file.content());
        });
        return new ContentHash(HexFormat.of().formatHex(digest.digest()));
    }

    public static ContentHash of(String... texts) {
        return of(SourceTree.EMPTY, Arrays.asList(texts));
    }

    /** Its length goes before it: else two texts could look like one that is cut elsewhere. */
    private static void add(MessageDigest digest, byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Enough of it for a name. */
    public String shortened() {
        return value.substring(0, SHORT);
    }

    @Override
    public String toString() {
        return value;
    }
}
