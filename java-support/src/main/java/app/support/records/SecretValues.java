package app.support.records;

import java.util.Optional;
import java.util.UUID;

/** The values of the secret fields of one entity, which no route ever shows. Immutable, thread-safe. */
public final class SecretValues {

    private final Engine.Secrets secrets;
    private final String entity;

    SecretValues(Engine.Secrets secrets, String entity) {
        this.secrets = secrets;
        this.entity = entity;
    }

    /**
     * What somebody wrote into a secret field.
     *
     * @param sealed the value as the record has it
     * @return empty where it was not sealed for that field of that record, or with another key
     */
    public Optional<String> open(UUID record, String field, String sealed) {
        return secrets.open(place(record, field), sealed);
    }

    String seal(UUID record, String field, String secret) {
        return secrets.seal(place(record, field), secret);
    }

    private String place(UUID record, String field) {
        return entity + "/" + record + "/" + field;
    }
}
