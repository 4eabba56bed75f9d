package client.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;

/**
 * How values of a kind go over the wire; neither way is asked about null.
 *
 * @param <T> what they are in Java
 */
public record Wire<T>(Function<JsonNode, T> reader, Function<T, JsonNode> writer) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    public static final Wire<String> TEXT = text(Function.identity(), Function.identity());
    public static final Wire<Integer> INTEGER = new Wire<>(JsonNode::intValue, JSON::numberNode);
    public static final Wire<Long> WIDE_INTEGER = new Wire<>(JsonNode::longValue, JSON::numberNode);
    public static final Wire<Long> LONG = text(Long::valueOf, String::valueOf);
    public static final Wire<BigDecimal> DECIMAL = text(BigDecimal::new, BigDecimal::toPlainString);
    public static final Wire<Double> FLOAT = new Wire<>(JsonNode::doubleValue, JSON::numberNode);
    public static final Wire<Boolean> BOOLEAN = new Wire<>(JsonNode::booleanValue, JSON::booleanNode);
    public static final Wire<LocalDate> DATE = text(LocalDate::parse, LocalDate::toString);
    public static final Wire<LocalTime> TIME = text(LocalTime::parse, Wire::wholeSeconds);
    public static final Wire<Instant> DATE_TIME =
            text(Instant::parse, moment -> moment.truncatedTo(ChronoUnit.MICROS).toString());
    public static final Wire<Duration> DURATION = text(Duration::parse, Wire::iso);
    public static final Wire<UUID> ID = text(UUID::fromString, UUID::toString);
    public static final Wire<List<UUID>> IDS = many(ID);
    public static final Wire<JsonNode> ANY = new Wire<>(JsonNode::deepCopy, JsonNode::deepCopy);
    /** Reads whether there is a secret. */
    public static final Wire<Boolean> SECRET_STATE =
            new Wire<>(node -> node.path("set").booleanValue(), JSON::booleanNode);

    public static final Wire<FileRef> FILE = new Wire<>(
            node -> new FileRef(
                    ID.read(node.get("id")),
                    Optional.ofNullable(node.path("name").textValue()),
                    node.path("size").isNumber()
                            ? OptionalLong.of(node.path("size").longValue())
                            : OptionalLong.empty(),
                    Optional.ofNullable(node.path("mediaType").textValue())),
            file -> ID.write(file.id()));
    public static final Wire<Money> MONEY = new Wire<>(
            node -> new Money(
                    DECIMAL.read(node.get("amount")), node.get("currency").textValue()),
            money -> object("amount", DECIMAL.write(money.amount()), "currency", TEXT.write(money.currency())));
    public static final Wire<GeoPoint> GEO_POINT = new Wire<>(
            node -> new GeoPoint(node.get("lat").doubleValue(), node.get("lon").doubleValue()),
            point -> object("lat", JSON.numberNode(point.lat()), "lon", JSON.numberNode(point.lon())));

    public T read(JsonNode node) {
        return reader.apply(node);
    }

    public JsonNode write(T value) {
        return writer.apply(value);
    }

    private static <T> Wire<T> text(Function<String, T> parse, Function<T, String> format) {
        return new Wire<>(node -> parse.apply(node.textValue()), value -> JSON.textNode(format.apply(value)));
    }

    /** A time of day has no fraction on the server: to drop one in silence would store another time than was meant. */
    private static String wholeSeconds(LocalTime time) {
        if (time.getNano() != 0) {
            throw new IllegalArgumentException("a time is of whole seconds: " + time);
        }
        return DateTimeFormatter.ISO_LOCAL_TIME.format(time);
    }

    /** Microseconds, as servers keep no more, and one sign in front of all parts, as they read it. */
    private static String iso(Duration duration) {
        Duration micros = duration.truncatedTo(ChronoUnit.MICROS);
        return micros.isNegative() ? "-" + micros.negated() : micros.toString();
    }

    private static ObjectNode object(String first, JsonNode one, String second, JsonNode other) {
        ObjectNode object = JSON.objectNode();
        object.set(first, one);
        object.set(second, other);
        return object;
    }

    /** Choices; one that came after this client is {@code unknown}. */
    public static <C extends Choice> Wire<C> choice(C[] known, Function<C, String> name, C unknown) {
        return text(
                text -> Arrays.stream(known)
                        .filter(one -> one != unknown && name.apply(one).equals(text))
                        .findFirst()
                        .orElse(unknown),
                Choice::wireName);
    }

    /** Lists of values. */
    public static <T> Wire<List<T>> many(Wire<T> one) {
        return new Wire<>(
                node -> {
                    List<T> values = new ArrayList<>();
                    node.forEach(item -> values.add(one.read(item)));
                    return List.copyOf(values);
                },
                values -> JSON.arrayNode().addAll(values.stream().map(one::write).toList()));
    }

    /** A relation to one record, read. */
    public static <R> Wire<Ref<R>> toOne(Function<JsonNode, R> record) {
        return new Wire<>(
                node -> node.isObject()
                        ? new Ref<>(ID.read(node.get("id")), Optional.of(record.apply(node)))
                        : new Ref<>(ID.read(node), Optional.empty()),
                ref -> ID.write(ref.id()));
    }

    /** A relation to many records, read. */
    public static <R> Wire<Related<R>> toMany(Function<JsonNode, R> record) {
        return new Wire<>(
                node -> {
                    if (node.isArray()) {
                        return new Related<>(IDS.read(node), false, List.of(), Optional.empty());
                    }
                    List<UUID> ids = new ArrayList<>();
                    List<R> records = new ArrayList<>();
                    node.get("items").forEach(item -> {
                        ids.add(ID.read(item.get("id")));
                        records.add(record.apply(item));
                    });
                    return new Related<>(ids, true, records, Optional.ofNullable(node.path("nextCursor").textValue()));
                },
                related -> IDS.write(related.ids()));
    }
}
