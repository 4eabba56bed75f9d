package io.modelwright.core.exchange.mapping;

import io.modelwright.core.exchange.Note;
import io.modelwright.core.modeling.Design;
import java.util.List;

/**
 * What a foreign model became.
 *
 * @param design valid; its ids mean nothing
 * @param notes what became something else, or was left out
 */
public record Mapped(Design design, Correspondence correspondence, List<Note> notes) {
    public Mapped {
        notes = List.copyOf(notes);
    }
}
