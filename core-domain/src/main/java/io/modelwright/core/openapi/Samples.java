package io.modelwright.core.openapi;

import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.records.Member;
import io.modelwright.core.shared.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;

/** A body that would make a record, for people to look at. Stateless. */
final class Samples {

    private static final int MEMBERS_MAX = 12;
    private static final Json SOME_ID = Json.of("018f4e2a-0000-7000-8000-000000000001");
    private static final Map<FieldType.FormattedText, String> FORMATTED = Map.of(
            FieldType.FormattedText.EMAIL, "ada@example.org",
            FieldType.FormattedText.URL, "https://example.org/",
            FieldType.FormattedText.PHONE, "+49 30 1234567",
            FieldType.FormattedText.SLUG, "some-words",
            FieldType.FormattedText.COLOR, "#1e90ff");

    private Samples() {}

    /** Empty where something is needed that nobody can guess, such as text that matches a pattern. */
    static Optional<Json> of(EntityPlan entity) {
        Json.ObjectBuilder sample = Json.object();
        int members = 0;
        for (Member member : entity.members().values()) {
            boolean needed = EntityShapes.isRequired(member) && !EntityShapes.hasDefault(member);
            Optional<Json> value = value(member);
            if (value.isPresent() && (needed || members < MEMBERS_MAX)) {
                sample.put(member.name(), value.get());
                members++;
            } else if (needed && isWritten(member)) {
                return Optional.empty();
            }
        }
        return Optional.of(sample.build());
    }

    private static boolean isWritten(Member member) {
        return member instanceof Member.Column column && column.type() != FieldType.Plain.AUTO_NUMBER;
    }

    private static Optional<Json> value(Member member) {
        return switch (member) {
            // what a pattern takes is not guessed, nor is it checked here whether it takes the default
            case Member.Column column
            when column.type() instanceof FieldType.Text text && text.pattern().isPresent() -> Optional.empty();
            case Member.Column column -> column.field().defaultValue().or(() -> value(column.type()));
            case Member.ToOne one ->
                one.relation().required() && !one.inverse() ? Optional.of(SOME_ID) : Optional.empty();
            case Member.OfSystem system -> Optional.empty();
            case Member.Computed computed -> Optional.empty();
            case Member.ToMany many -> Optional.empty();
        };
    }

    private static Optional<Json> value(FieldType type) {
        return switch (type) {
            case FieldType.Text text ->
                Optional.of(Json.of(
                        words(text.minLength().orElse(0), text.maxLength().orElse(40))));
            case FieldType.LongText text ->
                Optional.of(Json.of(words(0, text.maxLength().orElse(40))));
            case FieldType.FormattedText form ->
                Optional.ofNullable(FORMATTED.get(form)).map(Json::of);
            case FieldType.IntegerNumber number -> Optional.of(whole(number.min(), number.max()));
            case FieldType.LongNumber number ->
                Optional.of(Json.of(within(number.min(), number.max())
                        .setScale(0, RoundingMode.CEILING)
                        .toPlainString()));
            case FieldType.DecimalNumber number ->
                Optional.of(Json.of(within(number.min(), number.max())
                        .setScale(number.scale(), RoundingMode.HALF_UP)
                        .toPlainString()));
            case FieldType.FloatNumber number -> Optional.of(new Json.JsonNumber(within(number.min(), number.max())));
            case FieldType.Money money ->
                Optional.of(Json.object()
                        .put("amount", "12.50")
                        .put("currency", money.currency().orElse("EUR"))
                        .build());
            case FieldType.SingleChoice choice ->
                choice.choices().stream().findFirst().map(first -> Json.of(first.name()));
            case FieldType.MultiChoice choice ->
                Optional.of(Json.array(choice.choices().stream()
                        .limit(1)
                        .map(first -> Json.of(first.name()))
                        .toList()));
            case FieldType.Plain plain -> plain(plain);
            case FieldType.Formula formula -> Optional.empty();
        };
    }

    private static Optional<Json> plain(FieldType.Plain plain) {
        return switch (plain) {
            case BOOLEAN -> Optional.of(Json.of(true));
            case DATE -> Optional.of(Json.of("2027-01-31"));
            case TIME -> Optional.of(Json.of("14:05:00"));
            case DATE_TIME -> Optional.of(Json.of("2027-01-31T14:05:00Z"));
            case DURATION -> Optional.of(Json.of("PT1H30M"));
            case UUID, FILE, IMAGE -> Optional.of(SOME_ID);
            case JSON -> Optional.of(Json.object().put("any", "value").build());
            case GEO_POINT ->
                Optional.of(Json.object().put("lat", 52).put("lon", 13).build());
            case SECRET -> Optional.of(Json.of("a secret"));
            case AUTO_NUMBER -> Optional.empty();
        };
    }

    private static String words(int min, int max) {
        String words = "Some text" + ".".repeat(Math.max(0, min - 9));
        return words.substring(0, Math.min(words.length(), Math.max(0, max)));
    }

    private static Json whole(Optional<BigDecimal> min, Optional<BigDecimal> max) {
        BigDecimal number = within(min, max);
        RoundingMode inwards = min.isPresent() ? RoundingMode.CEILING : RoundingMode.FLOOR;
        return new Json.JsonNumber(number.setScale(0, inwards));
    }

    private static BigDecimal within(Optional<BigDecimal> min, Optional<BigDecimal> max) {
        return min.or(() -> max).orElse(BigDecimal.ONE);
    }
}
