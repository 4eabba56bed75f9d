package io.modelwright.application.secrets;

import io.modelwright.application.records.access.SecretSealer;
import io.modelwright.application.secrets.DataKeyRing.DataKey;
import io.modelwright.core.secrets.AesGcm;
import io.modelwright.core.secrets.SealedSecret;
import io.modelwright.core.secrets.SecretPlace;
import io.modelwright.ports.failure.SecretUnreadable;
import io.modelwright.ports.failure.SecretUnreadable.Cause;
import java.util.random.RandomGenerator;

/** Seals secrets for their place, and opens them there for what works with them; nothing of it is for people. Thread-safe. */
public final class SecretVault implements SecretSealer {

    private final DataKeyRing keys;
    private final FormerSeals former;
    private final RandomGenerator random;

    SecretVault(DataKeyRing keys, FormerSeals former, RandomGenerator random) {
        this.keys = keys;
        this.former = former;
        this.random = random;
    }

    @Override
    public String seal(SecretPlace place, String secret) {
        DataKey key = keys.ofApp(place.app());
        byte[] nonce = new byte[AesGcm.NONCE_BYTES];
        random.nextBytes(nonce);
        return SealedSecret.seal(key.id(), key.key().array(), nonce, place, secret)
                .text();
    }

    /**
     * The secret that was sealed for that place.
     *
     * @throws SecretUnreadable where it is anything else, or its key is not there
     */
    public String open(SecretPlace place, String sealed) {
        if (!SealedSecret.isOfThisFormat(sealed)) {
            return former.open(place, sealed).orElseThrow(() -> unreadable(Cause.NOT_AUTHENTIC, place));
        }
        SealedSecret secret = SealedSecret.parse(sealed).orElseThrow(() -> unreadable(Cause.MALFORMED, place));
        DataKey key = keys.find(place.app(), secret.dataKey());
        return secret.open(key.key().array(), place).orElseThrow(() -> unreadable(Cause.NOT_AUTHENTIC, place));
    }

    private static SecretUnreadable unreadable(Cause cause, SecretPlace place) {
        return new SecretUnreadable(
                cause, "the secret of field " + place.field() + " in record " + place.record() + " cannot be opened");
    }
}
