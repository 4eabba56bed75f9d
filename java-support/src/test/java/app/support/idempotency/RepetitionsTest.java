package app.support.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.support.idempotency.Repetitions.Answered;
import app.support.problem.ProblemException;
import app.support.query.Sealing;
import app.support.store.Transactions;
import app.support.testing.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a request does and what is kept of it stand or fall together. */
class RepetitionsTest {

    private static final UUID CALLER = new UUID(0, 1);

    private final TestDatabase database = TestDatabase.fresh();
    private final Transactions transactions = new Transactions(database.source());
    private Instant now = Instant.now();
    private final Repetitions repetitions = repetitions("0123456789abcdef0123456789abcdef");

    private Repetitions repetitions(String key) {
        Sealing sealing = new Sealing(key.getBytes(StandardCharsets.UTF_8), "tests");
        return new Repetitions(transactions, sealing, () -> now);
    }

    @BeforeEach
    void tables() throws SQLException, IOException {
        try (InputStream script =
                Objects.requireNonNull(RepetitionsTest.class.getResourceAsStream("/db/migration/V0__system.sql"))) {
            database.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
        database.execute("CREATE TABLE note (text text)");
    }

    private static RepeatedRequest request(String bodyHash) {
        return new RepeatedRequest(CALLER, "POST", "/notes", "a-key", bodyHash);
    }

    /** Writes a note as a use case would, which knows nothing of keys. */
    private Reply note(int status, int size) {
        try {
            transactions.run(connection -> {
                try (Statement statement = connection.createStatement()) {
                    return statement.execute("INSERT INTO note VALUES ('a')");
                }
            });
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        byte[] body = "x".repeat(size).getBytes(StandardCharsets.UTF_8);
        return new Reply(status, List.of(new Reply.Field("ETag", "\"1\"")), body);
    }

    private void expectRows(int notes, int kept) throws SQLException {
        assertThat(database.value("SELECT count(*) FROM note")).isEqualTo(Integer.toString(notes));
        assertThat(database.value("SELECT count(*) FROM app_system.idempotency"))
                .isEqualTo(Integer.toString(kept));
    }

    private static void expectRefused(Throwable thrown, int status, String code) {
        assertThat(thrown).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.problem().status()).isEqualTo(status);
            assertThat(refused.problem().code()).isEqualTo(code);
        });
    }

    @Test
    void repetitionShouldGetTheFirstAnswer() throws SQLException {
        Answered first = repetitions.once(request("b"), () -> note(201, 3));
        Answered second = repetitions.once(request("b"), () -> note(201, 4));

        assertThat(first.replayed()).isFalse();
        assertThat(second.replayed()).isTrue();
        assertThat(second.reply().status()).isEqualTo(201);
        assertThat(second.reply().fields()).isEqualTo(first.reply().fields());
        assertThat(second.reply().body()).isEqualTo(first.reply().body());
        assertThat(database.value("SELECT sealed FROM app_system.idempotency")).doesNotContain("xxx");
        expectRows(1, 1);
    }

    @Test
    void answerThatCannotBeKeptShouldUndoWhatWasDone() throws SQLException {
        database.execute("ALTER TABLE app_system.idempotency ADD CHECK (body_hash <> 'b')");
        assertThatThrownBy(() -> repetitions.once(request("b"), () -> note(201, 3)))
                .isInstanceOf(SQLException.class);
        expectRows(0, 0);
    }

    @Test
    void refusalShouldUndoWhatWasDoneAndLeaveTheKeyFree() throws SQLException {
        assertThat(repetitions.once(request("b"), () -> note(422, 3)).reply().status())
                .isEqualTo(422);
        expectRows(0, 0);
        assertThat(repetitions.once(request("c"), () -> note(201, 3)).replayed())
                .isFalse();
        expectRows(1, 1);
    }

    @Test
    void whatFollowsAChangeShouldComeWhenItIsCommitted() throws SQLException {
        List<String> seen = new ArrayList<>();
        repetitions.once(request("b"), () -> {
            Reply reply = note(201, 3);
            transactions.afterCommit(() -> {
                try {
                    seen.add(database.value("SELECT count(*) FROM app_system.idempotency"));
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            return reply;
        });
        assertThat(seen).containsExactly("1");
    }

    @Test
    void requestUnderWayShouldNotBeWaitedFor() throws SQLException {
        repetitions.once(request("b"), () -> {
            assertThatThrownBy(() -> new Repetitions(
                                    new Transactions(database.source()), new Sealing(new byte[32], "tests"), () -> now)
                            .once(request("b"), () -> note(201, 3)))
                    .satisfies(thrown -> expectRefused(thrown, 409, "idempotency-in-progress"));
            return note(201, 3);
        });
        expectRows(1, 1);
    }

    @Test
    void answersShouldBeForgottenAfterTheirDay() throws SQLException {
        repetitions.once(request("b"), () -> note(201, 3));
        now = now.plus(Duration.ofHours(24)).minusSeconds(1);
        assertThat(repetitions.sweep()).isZero();
        assertThat(repetitions.once(request("b"), () -> note(201, 3)).replayed())
                .isTrue();
        now = now.plusSeconds(2);
        assertThat(repetitions.once(request("c"), () -> note(201, 3)).replayed())
                .isFalse();
        now = now.plus(Duration.ofHours(25));
        assertThat(repetitions.sweep()).isEqualTo(1);
        expectRows(2, 0);
    }

    @Test
    void answersThatAreNotThereAnyMoreShouldBeTold() throws SQLException {
        repetitions.once(request("b"), () -> note(201, 3));
        assertThatThrownBy(
                        () -> repetitions("another key of 32 bytes or more....").once(request("b"), () -> note(201, 3)))
                .satisfies(thrown -> expectRefused(thrown, 409, "idempotency-reply-lost"));
        RepeatedRequest large = new RepeatedRequest(CALLER, "POST", "/notes", "large", "b");
        repetitions.once(large, () -> note(201, 1_024 * 1_024 + 1));
        assertThatThrownBy(() -> repetitions.once(large, () -> note(201, 3)))
                .satisfies(thrown -> expectRefused(thrown, 409, "idempotency-reply-too-large"));
        expectRows(2, 2);
    }

    @Test
    void keysShouldBeVisibleCharactersOfAscii() {
        assertThat(List.of("a", "~!", "x".repeat(255))).allMatch(RepeatedRequest::isKey);
        assertThat(List.of("", "a b", "\u00e9", "\u007f", "x".repeat(256))).noneMatch(RepeatedRequest::isKey);
    }
}
