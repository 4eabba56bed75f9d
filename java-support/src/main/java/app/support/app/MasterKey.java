package app.support.app;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The secret that the keys of the application are derived from. Immutable. */
final class MasterKey {

    private static final int BYTES = 32;
    private static final Logger LOG = LoggerFactory.getLogger(MasterKey.class);

    private final byte[] key;

    private MasterKey(byte[] key) {
        this.key = key;
    }

    /**
     * The configured key; where there is none, the one that the database keeps, made at the first start.
     *
     * @throws IllegalArgumentException where the configured one is too short
     */
    static MasterKey of(String configured, Jdbi jdbi) {
        if (configured.isEmpty()) {
            LOG.warn(
                    "SECRET_KEY is not set: the key lies in the database, where whoever reads the secrets finds it too");
            return new MasterKey(kept(jdbi));
        }
        byte[] key = Base64.getDecoder().decode(configured);
        if (key.length < BYTES) {
            throw new IllegalArgumentException("secretKey must be base64 of at least " + BYTES + " bytes");
        }
        return new MasterKey(key);
    }

    /** One that nobody will know. */
    static MasterKey random() {
        return new MasterKey(fresh());
    }

    private static byte[] fresh() {
        byte[] fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        return fresh;
    }

    private static byte[] kept(Jdbi jdbi) {
        byte[] fresh = fresh();
        return jdbi.inTransaction(handle -> {
            handle.createUpdate(
                            "INSERT INTO app_system.secret (name, value) VALUES ('master', :value) ON CONFLICT DO NOTHING")
                    .bind("value", fresh)
                    .execute();
            return handle.createQuery("SELECT value FROM app_system.secret WHERE name = 'master'")
                    .mapTo(byte[].class)
                    .one();
        });
    }

    /** A key for one use, of which no other one can be told. */
    byte[] derive(String use) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(use.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }
}
