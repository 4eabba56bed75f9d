package io.modelwright.ports.exchange.driven;

import io.modelwright.core.exchange.ImportFormat;
import io.modelwright.core.exchange.source.SourceModel;
import io.modelwright.core.shared.Outcome;

/**
 * Understands foreign models. The same text always gives the same model; what cannot be understood is noted in it with its
 * line. Safe for many threads.
 */
public interface ModelReader {

    /** The longest text that is read, in characters. */
    int TEXT_MAX = 10 * 1_024 * 1_024;

    /**
     * The model that the text tells of, empty where it tells of none. Refused with 413 {@code import-too-large} and, where
     * reading takes longer than anybody should wait, 422 {@code import-too-complex}; never throws, whatever the text.
     *
     * @param format any but {@link ImportFormat#DESIGN}, which is no foreign one
     * @param name what the model is called where the text itself does not say, such as the table of a CSV file
     */
    Outcome<SourceModel> read(ImportFormat format, String text, String name);
}
