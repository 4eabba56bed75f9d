package app.support.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.support.model.AppModel;
import app.support.model.EntityDefinition;
import app.support.model.Field;
import app.support.model.FieldType;
import app.support.testing.TestDatabase;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Secrets are not lost to another key without a word. */
class KeyCheckTest {

    private static final AppModel MODEL = new AppModel(
            1,
            ZoneOffset.UTC,
            List.of(new EntityDefinition(
                    "vault",
                    "vault",
                    "vault",
                    List.of(Field.of("code", "code", FieldType.Plain.SECRET, "code")),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of())));

    private final TestDatabase database = TestDatabase.fresh();
    private final Jdbi jdbi = Jdbi.create(database.source());

    private void start(int key) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) key;
        KeyCheck.require(MasterKey.of(Base64.getEncoder().encodeToString(bytes), jdbi), MODEL, jdbi);
    }

    @Test
    void anotherKeyShouldBeRefusedOnceThereAreSecrets() throws SQLException {
        Schemas.migrate(database);
        database.execute("CREATE TABLE vault (code text)");
        start(1);
        start(2);
        database.execute("INSERT INTO vault VALUES ('sealed')");
        start(2);
        assertThatThrownBy(() -> start(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SECRET_KEY");
        database.execute("DELETE FROM vault");
        assertThatCode(() -> start(1)).doesNotThrowAnyException();
    }

    @Test
    void secretsShouldOpenAtTheirPlaceAlone() {
        SealedSecrets secrets = new SealedSecrets(new byte[32]);
        String sealed = secrets.seal("vault/1/code", "open sesame");
        assertThat(secrets.open("vault/1/code", sealed)).contains("open sesame");
        assertThat(secrets.open("vault/2/code", sealed)).isEmpty();
    }
}
