package io.modelwright.core.exchange.mapping;

import io.modelwright.core.modeling.Labels;
import io.modelwright.core.modeling.validation.DesignLimits;
import java.util.Optional;

/** Foreign texts for people, cut and cleaned to what a design may hold. Stateless. */
final class Texts {

    private Texts() {}

    /** A name that our form cannot show stays as what people read. */
    static Labels labels(String foreignName, Optional<String> comment) {
        boolean shown = foreignName.chars().allMatch(c -> c < 128);
        Optional<String> name = shown ? Optional.empty() : text(foreignName, DesignLimits.LABEL_LENGTH);
        return new Labels(name, Optional.empty(), comment.flatMap(text -> text(text, DesignLimits.DESCRIPTION_LENGTH)));
    }

    /** The text without what cannot be stored; empty where nothing is left. */
    static Optional<String> text(String foreign, int lengthMax) {
        StringBuilder text = new StringBuilder();
        foreign.strip().codePoints().limit(lengthMax).forEach(point -> {
            boolean half = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
            text.appendCodePoint(half || point == 0 ? ' ' : point);
        });
        return text.toString().isBlank() ? Optional.empty() : Optional.of(text.toString());
    }
}
