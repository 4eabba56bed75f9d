package io.modelwright.codegen.seed;

import com.github.curiousoddman.rgxgen.RgxGen;
import io.modelwright.core.modeling.Choice;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.shared.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;

/** Values of fields in the form of the wire. For one thread. */
final class FieldValues {

    private final Fakes fakes;
    private final Random random;
    private final TextValues texts;
    private final NumberValues numbers;
    private final Timeline timeline;
    private final Progress progress;

    FieldValues(Entity entity, Fakes fakes) {
        this.fakes = fakes;
        this.random = fakes.random();
        this.texts = new TextValues(entity, fakes);
        this.numbers = new NumberValues(fakes);
        this.timeline = new Timeline(fakes);
        this.progress = new Progress(entity);
    }

    /** Empty where nothing is to be sent. */
    Optional<Json> of(Field field, Persona persona, Manner manner) {
        Tokens name = Tokens.of(field.name());
        return switch (field.type()) {
            case FieldType.Text text -> Optional.of(Json.of(text(text, name, persona, manner)));
            case FieldType.LongText text ->
                Optional.of(Json.of(cut(
                        name.has("comment", "summary", "note") ? texts.sentence() : texts.markdown(),
                        text.maxLength())));
            case FieldType.FormattedText form -> Optional.of(Json.of(formatted(form, persona)));
            case FieldType.IntegerNumber number ->
                Optional.of(numbers.whole(name, persona, manner, number.min(), number.max(), false));
            case FieldType.LongNumber number ->
                Optional.of(numbers.whole(name, persona, manner, number.min(), number.max(), true));
            case FieldType.DecimalNumber number -> Optional.of(numbers.decimal(name, manner, number));
            case FieldType.FloatNumber number -> Optional.of(numbers.floating(name, manner, number));
            case FieldType.Money money -> Optional.of(money(money, name, persona, manner));
            case FieldType.SingleChoice choice -> Optional.of(Json.of(choice(choice.choices(), name, persona, manner)));
            case FieldType.MultiChoice choice -> Optional.of(choices(choice.choices()));
            case FieldType.Plain plain -> plain(plain, name, persona, manner);
            case FieldType.Formula formula -> Optional.empty();
        };
    }

    private String text(FieldType.Text type, Tokens name, Persona persona, Manner manner) {
        if (type.pattern().isPresent()) {
            return matching(type.pattern().get());
        }
        String text = switch (manner) {
            case USUAL, ABSENT, ANY -> texts.text(name, persona);
            case LOW -> "";
            case HIGH -> texts.text(name, persona) + " " + texts.sentence();
        };
        String fits = cut(text, type.maxLength());
        int least = type.minLength().orElse(0);
        StringBuilder longer = new StringBuilder(fits);
        while (longer.codePointCount(0, longer.length()) < least) {
            longer.append((char) ('a' + random.nextInt(26)));
        }
        return longer.toString();
    }

    /** A text of that pattern; what is left to the pattern's reader otherwise is told by the check of the row. */
    private String matching(String pattern) {
        String bare = pattern.replaceAll("^\\^", "").replaceAll("(?<!\\\\)\\$$", "");
        try {
            return RgxGen.parse(bare).generate(random);
        } catch (RuntimeException unread) {
            return "";
        }
    }

    /** The beginning that is no longer, up to a whole word where there is one. */
    private static String cut(String text, OptionalInt maxLength) {
        int longest = maxLength.orElse(Integer.MAX_VALUE);
        if (text.codePointCount(0, text.length()) <= longest) {
            return text;
        }
        String cut = text.substring(0, text.offsetByCodePoints(0, longest));
        int space = cut.lastIndexOf(' ');
        return space > longest / 2 ? cut.substring(0, space) : cut;
    }

    private String formatted(FieldType.FormattedText form, Persona persona) {
        return switch (form) {
            case EMAIL -> persona.email();
            case URL -> texts.url(persona);
            case PHONE -> fakes.phone(persona.place());
            case SLUG -> texts.slug(persona);
            case COLOR -> String.format("#%06x", random.nextInt(0x1000000));
        };
    }

    private Json money(FieldType.Money money, Tokens name, Persona persona, Manner manner) {
        BigDecimal amount = numbers.amount(name, manner, 2);
        return Json.object()
                .put("amount", amount.toPlainString())
                .put("currency", money.currency().orElse(persona.place().currency()))
                .build();
    }

    private String choice(List<Choice> choices, Tokens name, Persona persona, Manner manner) {
        if (manner != Manner.USUAL) {
            return fakes.oneOf(choices).name();
        }
        return (Progress.isState(name) ? Fakes.weighted(choices, persona.progress()) : fakes.weighted(choices)).name();
    }

    private Json choices(List<Choice> choices) {
        List<Json> some = new ArrayList<>();
        for (Choice choice : choices) {
            if (some.size() < 3 && random.nextInt(3) == 0) {
                some.add(Json.of(choice.name()));
            }
        }
        return Json.array(some);
    }

    private Optional<Json> plain(FieldType.Plain type, Tokens name, Persona persona, Manner manner) {
        return switch (type) {
            case BOOLEAN -> Optional.of(Json.of(truth(name, persona, manner)));
            case DATE -> Optional.of(Json.of(timeline.day(name, persona, manner).toString()));
            case TIME -> Optional.of(Json.of(timeline.time(name, manner) + ":00"));
            case DATE_TIME ->
                Optional.of(Json.of(timeline.moment(name, persona, manner).toString()));
            case DURATION -> Optional.of(Json.of(timeline.duration(manner).toString()));
            case UUID ->
                Optional.of(Json.of(new UUID(
                                (random.nextLong() & ~0xF000L) | 0x4000L,
                                (random.nextLong() & ~(3L << 62)) | (1L << 63))
                        .toString()));
            case JSON ->
                Optional.of(Json.object()
                        .put("source", fakes.oneOf(SeedWords.DEPARTMENTS))
                        .put("score", fakes.between(1, 100))
                        .build());
            case GEO_POINT -> Optional.of(geoPoint(persona.place()));
            case SECRET -> Optional.of(Json.of("example-" + fakes.between(100_000, 999_999)));
            case FILE, IMAGE, AUTO_NUMBER -> Optional.empty();
        };
    }

    private boolean truth(Tokens name, Persona persona, Manner manner) {
        if (manner == Manner.USUAL && Progress.tellsEnd(name)) {
            return progress.isDone(persona);
        }
        double share = name.has("active", "enabled", "visible", "available", "public", "valid") ? 0.85 : 0.3;
        return random.nextDouble() < (manner == Manner.USUAL ? share : 0.5);
    }

    private Json geoPoint(Persona.Place place) {
        return Json.object()
                .put("lat", degrees(place.latitude()))
                .put("lon", degrees(place.longitude()))
                .build();
    }

    /** Somewhere near, to five decimals. */
    private Json degrees(double near) {
        return new Json.JsonNumber(BigDecimal.valueOf(Math.round(near * 100_000) + fakes.between(-3_000, 3_000), 5));
    }
}
