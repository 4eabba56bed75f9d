package io.modelwright.rest.records.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.shared.Json;
import io.modelwright.ports.records.driving.RecordTransfer.Line;
import io.modelwright.ports.records.driving.RecordTransfer.Row;
import io.modelwright.ports.records.driving.RecordTransfer.RowSink;
import io.modelwright.ports.records.driving.RecordTransfer.Unreadable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class NdjsonTest {

    private static List<Line> read(byte[] text) {
        List<Line> lines = new ArrayList<>();
        TransferFormat.NDJSON.read(new ByteArrayInputStream(text), List.of()).forEachRemaining(lines::add);
        return lines;
    }

    private static List<Line> read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readShouldNumberLinesAndPassOverEmptyOnes() {
        assertThat(read("{\"a\":1}\r\n\n  \n{\"a\":\"ä\"}"))
                .containsExactly(
                        new Row(1, Json.object().put("a", 1).build()),
                        new Row(4, Json.object().put("a", "ä").build()));
    }

    @Test
    void readShouldTellWrongLinesAndGoOn() {
        assertThat(read("[1]\n{\n{\"a\":1} {\"a\":2}\n{\"a\":1,\"a\":2}\n{}"))
                .extracting(line -> line instanceof Unreadable fault ? fault.code() : "row")
                .containsExactly("malformed-line", "malformed-json", "malformed-json", "duplicate-key", "row");
    }

    @Test
    void readShouldPassOverALineThatIsTooLong() {
        byte[] text = new byte[NdjsonLines.LINE_MAX + 10];
        java.util.Arrays.fill(text, (byte) ' ');
        text[text.length - 3] = '\n';
        text[text.length - 2] = '{';
        text[text.length - 1] = '}';

        assertThat(read(text))
                .extracting(line -> line instanceof Unreadable fault ? fault.code() : "row " + line.number())
                .containsExactly("line-too-long", "row 2");
    }

    @Test
    void readShouldGiveBackWhatWasWritten() {
        List<Json.JsonObject> rows = List.of(
                Json.object().put("a", "x\ny").put("b", Json.JsonNull.NULL).build(),
                Json.object()
                        .put("c", Json.array(List.of(Json.of(1), Json.of(true))))
                        .build(),
                new Json.JsonObject(Map.of()));
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        RowSink sink = TransferFormat.NDJSON.write(text, List.of());
        rows.forEach(sink::row);

        assertThat(read(text.toByteArray()))
                .extracting(line -> ((Row) line).members())
                .containsExactlyElementsOf(rows);
    }

    @Property(tries = 300)
    void readShouldNeverThrowWhateverTheBytes(@ForAll byte[] text) {
        assertThat(read(text).size()).isLessThanOrEqualTo(text.length + 1);
    }
}
