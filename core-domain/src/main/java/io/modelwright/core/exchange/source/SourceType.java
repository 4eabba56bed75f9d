package io.modelwright.core.exchange.source;

import io.modelwright.core.modeling.FieldType;
import java.util.List;
import java.util.Optional;

/** What a column holds. */
public sealed interface SourceType {

    /** A value that a field type without choices stands for. */
    record Scalar(FieldType type) implements SourceType {}

    /**
     * One, or several, of some words.
     *
     * @param many whether rows hold a set of them
     */
    record Words(List<Word> words, boolean many) implements SourceType {
        public Words {
            words = List.copyOf(words);
        }

        public static Words of(List<String> values, boolean many) {
            return new Words(
                    values.stream()
                            .map(value -> new Word(value, Optional.empty()))
                            .toList(),
                    many);
        }
    }

    /**
     * @param value as rows write it
     * @param label what people read
     */
    record Word(String value, Optional<String> label) {}

    /** A text of which nobody says how long it gets. */
    record OpenText() implements SourceType {}

    /** A list of values: it becomes JSON. */
    record Listed() implements SourceType {}

    /** Bytes: they become a file. */
    record Binary() implements SourceType {}
}
