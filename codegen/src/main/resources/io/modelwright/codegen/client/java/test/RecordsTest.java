package client.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What operations on records send and read. */
class RecordsTest {

    private static final UUID ID = UUID.fromString("01900000-0000-7000-8000-000000000001");

    private static final class Note extends RecordView {

        private Note(JsonNode json) {
            super(json);
        }

        private String title() {
            return value("title", Wire.TEXT);
        }

        private Optional<Related<Note>> replies() {
            return relation("replies", Wire.toMany(Note::new));
        }

        private Optional<JsonNode> extra() {
            return optional("extra", Wire.ANY);
        }
    }

    private static final class NoteInput extends Input {

        private NoteInput title(String value) {
            put("title", Wire.TEXT, value);
            return this;
        }
    }

    private final ScriptedServer server = new ScriptedServer();
    private final Records<Note, NoteInput, NoteInput> notes =
            new Records<>(Connection.to(server.uri(), TokenSource.fixed("t")), "note", Note::new);

    @AfterEach
    void close() {
        server.close();
    }

    private static String note(String title) {
        return "{\"id\": \"" + ID + "\", \"title\": \"" + title + "\"}";
    }

    private static String page(String items, String cursor) {
        return "{\"items\": [" + items + "], \"nextCursor\": " + (cursor.isEmpty() ? "null" : "\"" + cursor + "\"") + "}";
    }

    @Test
    void pagesAreWalkedOneAfterTheOther() {
        server.then(200, page(note("a") + "," + note("b"), "c1")).then(200, page(note("c"), ""));

        List<String> titles = new ArrayList<>();
        notes.iterate(Query.ALL.sort("title"), 2).forEach(note -> titles.add(note.title()));

        assertEquals(List.of("a", "b", "c"), titles);
        assertEquals("/api/v1/records/note?cursor=c1&limit=2&sort=title", server.seen.get(1).path());
    }

    @Test
    void limitsOfOnePageAreNoneOfAWalk() {
        assertThrows(IllegalArgumentException.class, () -> notes.iterate(Query.ALL.limit(10)));
    }

    @Test
    void relationsAreWalkedPageByPage() {
        server.then(200, "{\"id\": \"" + ID + "\", \"replies\": " + page(note("a"), "c1") + "}")
                .then(200, "{\"id\": \"" + ID + "\", \"replies\": " + page(note("b"), "") + "}");

        List<String> titles = new ArrayList<>();
        notes.related(ID, "replies", Note::replies).forEach(note -> titles.add(note.title()));

        assertEquals(List.of("a", "b"), titles);
        assertEquals(
                "/api/v1/records/note/" + ID + "?cursor=c1&expand=replies&fields=replies",
                server.seen.get(1).path());
    }

    @Test
    void groupsAreComputed() {
        server.then(
                200,
                """
                {"items": [{"group": {"status": "done"}, "count": 2, "sum": {"size": "3.50"}}], "truncated": false}""");

        Group group = notes.aggregate(Query.ALL.filter("x"), List.of("count", "sum(size)"), "status")
                .items()
                .get(0);

        assertEquals(2, group.count());
        assertEquals(new BigDecimal("3.50"), group.sum("size"));
        assertEquals("done", group.by("status").textValue());
        assertThrows(NotShownException.class, () -> group.result("min", "size"));
        assertEquals(
                "/api/v1/records/note?aggregate=count%2Csum%28size%29&filter=x&groupBy=status",
                server.seen.get(0).path());
    }

    @Test
    void patchesSendWhatIsSetAndNullToTakeAway() {
        server.then(200, note("a")).then(200, note("b"));

        notes.update(ID, new NoteInput().title(null), 3);
        notes.update(ID, new NoteInput(), Writing.PLAIN.fields("title").expand("replies"));

        assertEquals("{\"title\":null}", server.seen.get(0).body());
        assertEquals("\"3\"", server.seen.get(0).header("If-match"));
        assertEquals("application/merge-patch+json", server.seen.get(0).header("Content-type"));
        assertEquals("{}", server.seen.get(1).body());
        assertEquals("/api/v1/records/note/" + ID + "?expand=replies&fields=title", server.seen.get(1).path());
    }

    @Test
    void deletionsTakeAVersion() {
        server.then(204, "");

        notes.delete(ID, 4);

        assertEquals("DELETE", server.seen.get(0).method());
        assertEquals("\"4\"", server.seen.get(0).header("If-match"));
    }

    @Test
    void manyAreCreatedOnceForAKey() {
        server.thenBreak().then(201, "{\"items\": [" + note("a") + "]}");

        List<Note> made = notes.createAll(List.of(new NoteInput().title("a")), Writing.PLAIN.key("k"));

        assertEquals("a", made.get(0).title());
        assertEquals("k", server.seen.get(server.seen.size() - 1).header("Idempotency-key"));
    }

    @Test
    void whatIsNotShownIsNeitherNullNorAnythingElse() {
        server.then(201, "{\"id\": \"" + ID + "\", \"version\": 1, \"title\": null}");

        Note made = notes.create(new NoteInput().title("for somebody else"));

        assertThrows(NotShownException.class, made::title);
        assertThrows(NotShownException.class, made::replies);
    }

    @Test
    void answersOfSomethingElseAreProblems() {
        server.then(200, "{}").then(200, "[]");

        assertEquals("unknown", assertThrows(Problem.class, () -> notes.list(Query.ALL)).code());
        assertEquals("unknown", assertThrows(Problem.class, () -> notes.get(ID)).code());
    }

    @Test
    void relatedRecordsAreReadOnce() {
        server.then(200, "{\"id\": \"" + ID + "\", \"replies\": " + page(note("a"), "") + "}");

        Note note = notes.get(ID);

        assertSame(note.replies().orElseThrow(), note.replies().orElseThrow());
    }

    @Test
    void numbersInJsonKeepTheirDigits() {
        server.then(200, "{\"id\": \"" + ID + "\", \"extra\": 12345678901234567890.123456789}");

        assertEquals(
                new BigDecimal("12345678901234567890.123456789"),
                notes.get(ID).extra().orElseThrow().decimalValue());
    }

    @Test
    void filtersHoldAnyText() {
        assertEquals("\"a\\\"b\\n\"", Cel.text("a\"b\n"));
        assertEquals("12.50", Cel.of(new BigDecimal("12.50")));
        assertEquals("date(\"2027-01-31\")", Cel.of(LocalDate.of(2027, 1, 31)));
        assertEquals(Map.of("filter", "title == \"x\""), Query.ALL.filter("title == " + Cel.of("x")).parameters());
    }
}
