package io.modelwright.application.secrets;

import io.modelwright.core.secrets.AesGcm;
import io.modelwright.core.secrets.SecretPlace;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Opens what was sealed before there were data keys: all under one key of the installation. Nothing is sealed so any more. */
final class FormerSeals {

    private final byte[] key;

    /** @param sealingKey the installation's key of then */
    FormerSeals(byte[] sealingKey) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(sealingKey, "HmacSHA256"));
            this.key = mac.doFinal("encrypt secrets".getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HMAC-SHA256", impossible);
        }
    }

    Optional<String> open(SecretPlace place, String sealed) {
        byte[] context = (place.record() + " " + place.field()).getBytes(StandardCharsets.UTF_8);
        try {
            return AesGcm.open(key, context, Base64.getUrlDecoder().decode(sealed))
                    .map(content -> new String(content, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
