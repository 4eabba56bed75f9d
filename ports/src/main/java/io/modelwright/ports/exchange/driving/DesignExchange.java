package io.modelwright.ports.exchange.driving;

import io.modelwright.core.exchange.ExportFormat;
import io.modelwright.core.exchange.ImportFormat;
import io.modelwright.core.exchange.Note;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Outcome;
import io.modelwright.ports.modeling.driving.Drafts.Draft;
import java.util.List;
import java.util.Optional;

/** Designs in from other tools and out to them. Importing needs builder, exporting viewer. */
public interface DesignExchange {

    /**
     * A model to import.
     *
     * @param name what it is called where the text does not say
     * @param keepKeys whether keys that a database drew stay as unique fields
     * @param revision import only into this revision of the draft; absent: the one of now
     */
    record Import(ImportFormat format, String text, String name, boolean keepKeys, Optional<Long> revision) {}

    /**
     * What an import did.
     *
     * @param draft as it is now
     * @param report what became something else, or could not be carried over, by line
     */
    record Imported(Draft draft, List<Note> report) {
        public Imported {
            report = List.copyOf(report);
        }
    }

    /** A design as another tool reads it: a tree for formats of JSON, else text. */
    sealed interface Exported {
        record Tree(Json tree) implements Exported {}

        record Text(String text) implements Exported {}
    }

    /**
     * Adds a foreign model to the draft: nothing that is there is taken away. Refused as {@code Invalid} with {@code
     * nothing-to-import}, or with the findings where draft and model do not go together.
     */
    Outcome<Imported> importModel(Principal principal, String app, Import model);

    /** The same for a design document. */
    Outcome<Imported> importDesign(Principal principal, String app, Json document, Optional<Long> revision);

    Outcome<Exported> exportDraft(Principal principal, String app, ExportFormat format);

    Outcome<Exported> exportVersion(Principal principal, String app, int number, ExportFormat format);
}
