package app.support.app;

import app.support.query.Sealing;
import app.support.records.Engine;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Secrets sealed with a key of the application. Thread-safe. */
final class SealedSecrets implements Engine.Secrets {

    private final Sealing sealing;

    SealedSecrets(byte[] key) {
        this.sealing = new Sealing(key, "secrets");
    }

    @Override
    public String seal(String place, String secret) {
        return sealing.seal(place, secret.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<String> open(String place, String sealed) {
        return sealing.open(place, sealed).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
}
