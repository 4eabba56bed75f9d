package io.modelwright.rest.records.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.shared.Json;
import io.modelwright.ports.records.driving.RecordTransfer.Column;
import io.modelwright.ports.records.driving.RecordTransfer.ColumnKind;
import io.modelwright.ports.records.driving.RecordTransfer.Line;
import io.modelwright.ports.records.driving.RecordTransfer.Row;
import io.modelwright.ports.records.driving.RecordTransfer.RowSink;
import io.modelwright.ports.records.driving.RecordTransfer.Unreadable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CsvTest {

    private static final List<Column> COLUMNS = List.of(
            new Column("id", ColumnKind.TEXT, false),
            new Column("title", ColumnKind.TEXT, true),
            new Column("size", ColumnKind.NUMBER, true),
            new Column("done", ColumnKind.BOOLEAN, true),
            new Column("tags", ColumnKind.JSON, true),
            new Column("photo", ColumnKind.REFERENCE, true),
            new Column("pin", ColumnKind.SECRET, true));

    private static List<Line> read(byte[] text) {
        List<Line> lines = new ArrayList<>();
        Iterator<Line> reader = TransferFormat.CSV.read(new ByteArrayInputStream(text), COLUMNS);
        reader.forEachRemaining(lines::add);
        return lines;
    }

    private static List<Line> read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String written(List<Json.JsonObject> rows) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        RowSink sink = TransferFormat.CSV.write(text, COLUMNS);
        rows.forEach(sink::row);
        return text.toString(StandardCharsets.UTF_8);
    }

    private static Json.JsonObject title(String title) {
        return Json.object().put("id", "1").put("title", title).build();
    }

    @Test
    void readShouldGiveEachRowItsLineWhenCellsHoldLineBreaks() {
        List<Line> lines = read("title,size,done\r\n\"a\nb\",1,true\r\n\r\n\"x \"\"y\"\"\",-2.50,FALSE\r\n,,\r\n");

        assertThat(lines)
                .containsExactly(
                        new Row(2, object("title", Json.of("a\nb"), "size", number("1"), "done", Json.of(true))),
                        new Row(
                                5,
                                object("title", Json.of("x \"y\""), "size", number("-2.50"), "done", Json.of(false))),
                        new Row(6, new Json.JsonObject(Map.of())));
    }

    private static Json.JsonObject object(String a, Json first, String b, Json second, String c, Json third) {
        return Json.object().put(a, first).put(b, second).put(c, third).build();
    }

    private static Json number(String digits) {
        return new Json.JsonNumber(new BigDecimal(digits));
    }

    @Test
    void readShouldTellWrongLinesAndGoOn() {
        List<Line> lines = read("title,tags\na\nb,c,d\ne,[1\nf,\"[1]\"\n");

        assertThat(lines).hasSize(4);
        assertThat(lines.subList(0, 3))
                .extracting(line -> line instanceof Unreadable fault ? fault.code() : "row")
                .containsExactly("wrong-number-of-cells", "wrong-number-of-cells", "malformed-json");
        assertThat(lines.get(3)).isInstanceOf(Row.class);
    }

    @Test
    void readShouldEndWhenTheHeaderCannotBeTrusted() {
        assertThat(read("")).extracting(CsvTest::code).containsExactly("missing-header");
        assertThat(read("title,nope\na,b\n")).extracting(CsvTest::code).containsExactly("unknown-member");
        assertThat(read("title,title\na,b\n")).extracting(CsvTest::code).containsExactly("duplicate-key");
    }

    private static String code(Line line) {
        return line instanceof Unreadable fault ? fault.code() : "row";
    }

    @Test
    void readShouldEndWhenTheTextIsBroken() {
        assertThat(read("title\n\"open")).extracting(CsvTest::code).containsExactly("malformed-csv");
        assertThat(read(new byte[] {'t', 'i', 't', 'l', 'e', '\n', (byte) 0xC3, (byte) 0x28, '\n'}))
                .extracting(CsvTest::code)
                .endsWith("malformed-text");
    }

    @Test
    void readShouldPassOverAByteOrderMark() {
        assertThat(read("\uFEFFtitle\na\n")).hasSize(1).allMatch(Row.class::isInstance);
    }

    @Test
    void readShouldTellAbsentFromEmptyText() {
        assertThat(read("id,title\n1,\n2,\"\"\n"))
                .containsExactly(
                        new Row(2, Json.object().put("id", "1").build()),
                        new Row(3, Json.object().put("id", "2").put("title", "").build()));
    }

    @Test
    void readShouldTellAbsentFromEmptyTextAfterCellsInQuotes() {
        assertThat(read("title\n\"a\"\n\n\"\"\nb\n\n"))
                .containsExactly(new Row(2, titled("a")), new Row(4, titled("")), new Row(5, titled("b")));
        assertThat(read("id,title\n\"1\",\n,\n\"\",\"x\"\n2,\n\"3\",\"\"\n\"4\","))
                .containsExactly(
                        new Row(2, Json.object().put("id", "1").build()),
                        new Row(3, new Json.JsonObject(Map.of())),
                        new Row(4, Json.object().put("id", "").put("title", "x").build()),
                        new Row(5, Json.object().put("id", "2").build()),
                        new Row(6, Json.object().put("id", "3").put("title", "").build()),
                        new Row(7, Json.object().put("id", "4").build()));
        assertThat(read("title\n\"\"")).containsExactly(new Row(2, titled("")));
    }

    private static Json.JsonObject titled(String title) {
        return Json.object().put("title", title).build();
    }

    @Test
    void writeShouldKeepSpreadsheetsFromRunningFormulas() {
        assertThat(written(
                        List.of(title("=1+1"), title("@x"), title("-5"), title("+49 89"), title("'=1"), title("it's"))))
                .isEqualTo(String.join(
                        "\r\n",
                        "id,title,size,done,tags,photo,pin",
                        "1,'=1+1,,,,,",
                        "1,'@x,,,,,",
                        "1,-5,,,,,",
                        "1,'+49 89,,,,,",
                        "1,''=1,,,,,",
                        "1,it's,,,,,",
                        ""));
    }

    @Test
    void writeShouldShowReferencesAsIdsAndNoSecrets() {
        Json.JsonObject row = Json.object()
                .put("id", "1")
                .put("tags", Json.array(List.of(Json.of("a"), Json.of("b"))))
                .put("photo", Json.object().put("id", "p").put("name", "x").build())
                .put("pin", Json.object().put("set", true).build())
                .build();

        assertThat(written(List.of(row)).lines().skip(1)).containsExactly("1,,,,\"[\"\"a\"\",\"\"b\"\"]\",p,");
    }

    @Property(tries = 300)
    void readShouldGiveBackWhatWasWritten(@ForAll("rows") List<Json.JsonObject> rows) {
        List<Line> lines = read(written(rows));

        assertThat(lines).extracting(line -> ((Row) line).members()).containsExactlyElementsOf(rows);
    }

    @Provide
    Arbitrary<List<Json.JsonObject>> rows() {
        Arbitrary<String> text = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(12).filter(CsvTest::isStorable),
                Arbitraries.strings().withChars("'=+-@\t\r\n\",; 0189.eE").ofMaxLength(8));
        Arbitrary<Optional<String>> titles = text.optional();
        Arbitrary<Optional<BigDecimal>> sizes = Arbitraries.bigDecimals()
                .between(new BigDecimal("-1e9"), new BigDecimal("1e9"))
                .ofScale(3)
                .optional();
        Arbitrary<Json.JsonObject> row = titles.flatMap(title ->
                sizes.flatMap(size -> text.list().ofMaxSize(2).map(tags -> {
                    Json.ObjectBuilder members = Json.object().put("id", "x");
                    title.ifPresent(value -> members.put("title", value));
                    size.ifPresent(value -> members.put("size", new Json.JsonNumber(value)));
                    members.put("tags", Json.array(tags.stream().map(Json::of).toList()));
                    return members.build();
                })));
        return row.list().ofMaxSize(6);
    }

    private static boolean isStorable(String text) {
        return text.indexOf('\0') < 0 && text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }

    @Property(tries = 300)
    void readShouldNeverThrowWhateverTheText(@ForAll("texts") String text) {
        assertThat(read("title,tags,size\n" + text).size()).isLessThanOrEqualTo(text.length() + 1);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("a,\"\n\r[]{}1'=\t ").ofMaxLength(60);
    }
}
