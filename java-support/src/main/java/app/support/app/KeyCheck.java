package app.support.app;

import app.support.model.AppModel;
import app.support.model.Entity;
import app.support.model.FieldType;
import app.support.model.Member;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Whether the key is the one that the secrets of the database were sealed with. Stateless. */
final class KeyCheck {

    private KeyCheck() {}

    /** @throws IllegalStateException where there are secrets that this key does not open */
    static void require(MasterKey key, AppModel model, Jdbi jdbi) {
        byte[] value = key.derive("check");
        jdbi.useTransaction(handle -> {
            Optional<byte[]> known = handle.createQuery("SELECT value FROM app_system.secret WHERE name = 'check'")
                    .mapTo(byte[].class)
                    .findOne();
            if (known.filter(same -> MessageDigest.isEqual(same, value)).isPresent()) {
                return;
            }
            if (known.isPresent() && hasSecrets(handle, model)) {
                throw new IllegalStateException(
                        "SECRET_KEY is not the key that the secrets in this database were sealed"
                                + " with: nobody could read them any more. Start with the key of before.");
            }
            handle.createUpdate("INSERT INTO app_system.secret (name, value) VALUES ('check', :value)"
                            + " ON CONFLICT (name) DO UPDATE SET value = excluded.value")
                    .bind("value", value)
                    .execute();
        });
    }

    private static boolean hasSecrets(Handle handle, AppModel model) {
        return model.entities().stream().anyMatch(entity -> hasSecrets(handle, entity));
    }

    private static boolean hasSecrets(Handle handle, Entity entity) {
        String condition = entity.columns().stream()
                .filter(column -> column.type() == FieldType.Plain.SECRET)
                .map(Member.Column::field)
                .map(field -> "\"" + field.columns().getFirst() + "\" IS NOT NULL")
                .collect(Collectors.joining(" OR "));
        return !condition.isEmpty()
                && handle.select("SELECT EXISTS (SELECT FROM " + entity.table() + " WHERE " + condition + ")")
                        .mapTo(Boolean.class)
                        .one();
    }
}
