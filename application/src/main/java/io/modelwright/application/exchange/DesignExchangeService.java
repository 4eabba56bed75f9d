package io.modelwright.application.exchange;

import io.modelwright.application.apps.AppAccess;
import io.modelwright.core.apps.App;
import io.modelwright.core.exchange.DesignMerge;
import io.modelwright.core.exchange.DesignMerge.Merged;
import io.modelwright.core.exchange.ExportFormat;
import io.modelwright.core.exchange.Note;
import io.modelwright.core.exchange.export.JsonSchemaExport;
import io.modelwright.core.exchange.export.MermaidExport;
import io.modelwright.core.exchange.export.SqlExport;
import io.modelwright.core.exchange.mapping.DesignMapping;
import io.modelwright.core.exchange.mapping.Mapped;
import io.modelwright.core.exchange.mapping.MappingOptions;
import io.modelwright.core.exchange.source.SourceModel;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.document.DesignDocument;
import io.modelwright.core.modeling.document.Parsed;
import io.modelwright.core.modeling.validation.DesignValidator;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.exchange.driven.ModelReader;
import io.modelwright.ports.exchange.driving.DesignExchange;
import io.modelwright.ports.modeling.driven.VersionRepository;
import io.modelwright.ports.modeling.driving.Drafts;
import io.modelwright.ports.modeling.driving.Drafts.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads, maps and merges; the draft itself is kept by the port of drafts, under its rules. Thread-safe. */
final class DesignExchangeService implements DesignExchange {

    private static final int NAMED_NOTES = 200;

    private final Drafts drafts;
    private final VersionRepository versions;
    private final AppAccess access;
    private final ModelReader reader;

    DesignExchangeService(Drafts drafts, VersionRepository versions, AppAccess access, ModelReader reader) {
        this.drafts = drafts;
        this.versions = versions;
        this.access = access;
        this.reader = reader;
    }

    @Override
    public Outcome<Imported> importModel(Principal principal, String app, Import model) {
        // Rights first: reading is work, and nobody makes the platform do it for nothing.
        return base(principal, app, model.revision())
                .flatMap(draft -> reader.read(model.format(), model.text(), model.name())
                        .flatMap(source -> mapped(principal, app, draft, source, model.keepKeys())));
    }

    private Outcome<Imported> mapped(
            Principal principal, String app, Draft draft, SourceModel source, boolean keepKeys) {
        if (source.isEmpty()) {
            return Outcome.refused(new Refusal.Invalid(
                    "nothing-to-import", "The text holds no model that could be read.", findings(source.notes())));
        }
        Mapped mapped = DesignMapping.map(source, new MappingOptions(keepKeys));
        List<Note> report = new ArrayList<>(source.notes());
        report.addAll(mapped.notes());
        return merged(principal, app, draft, mapped.design(), report);
    }

    private static List<Finding> findings(List<Note> notes) {
        return notes.stream()
                .limit(NAMED_NOTES)
                .map(note -> Finding.error(note.code(), JsonPointer.ROOT, "Line " + note.line() + ": " + note.text()))
                .toList();
    }

    @Override
    public Outcome<Imported> importDesign(Principal principal, String app, Json document, Optional<Long> revision) {
        return base(principal, app, revision).flatMap(draft -> {
            Parsed parsed = DesignDocument.parseOffline(document);
            return parsed.design()
                    .map(design -> merged(principal, app, draft, design, List.of()))
                    .orElseGet(() -> Outcome.refused(new Refusal.Invalid(
                            "invalid-design", "The imported design has errors.", parsed.findings())));
        });
    }

    /** The draft that is imported into, for whoever may change it. */
    private Outcome<Draft> base(Principal principal, String app, Optional<Long> revision) {
        return access.resolve(principal, app, WorkspaceRole.BUILDER)
                .flatMap(found -> drafts.load(principal, app))
                .flatMap(draft -> revision.filter(wanted -> wanted != draft.revision())
                                .isPresent()
                        ? Outcome.refused(new Refusal.Stale(
                                "stale-draft", "The draft was changed by somebody else meanwhile.", draft.revision()))
                        : Outcome.done(draft));
    }

    private Outcome<Imported> merged(Principal principal, String app, Draft draft, Design imported, List<Note> notes) {
        Merged merged = DesignMerge.merge(draft.design(), imported);
        List<Note> report = new ArrayList<>(notes);
        report.addAll(merged.notes());
        report.sort(Note.ORDER);
        return drafts.replace(principal, app, draft.revision(), merged.document())
                .map(saved -> new Imported(saved, report));
    }

    @Override
    public Outcome<Exported> exportDraft(Principal principal, String app, ExportFormat format) {
        return access.resolve(principal, app, WorkspaceRole.VIEWER)
                .flatMap(
                        found -> drafts.load(principal, app).flatMap(draft -> exported(found, draft.design(), format)));
    }

    @Override
    public Outcome<Exported> exportVersion(Principal principal, String app, int number, ExportFormat format) {
        return access.resolve(principal, app, WorkspaceRole.VIEWER)
                .flatMap(found -> versions.find(found.id(), number)
                        .map(version -> exported(found, version.design(), format))
                        .orElseGet(() -> Outcome.refused(Refusal.NotFound.of("version"))));
    }

    /** A draft can be what an older release of the rules let pass; tables and schemas need a valid design. */
    private static Outcome<Exported> exported(App app, Design design, ExportFormat format) {
        List<Finding> errors = DesignValidator.validate(design).stream()
                .filter(Finding::isError)
                .toList();
        if (!errors.isEmpty() && format != ExportFormat.DESIGN) {
            return Outcome.refused(new Refusal.Invalid("invalid-design", "The design has errors.", errors));
        }
        return Outcome.done(
                switch (format) {
                    case DESIGN -> new Exported.Tree(DesignDocument.write(design));
                    case SQL -> new Exported.Text(SqlExport.of(design));
                    case JSON_SCHEMA -> new Exported.Tree(JsonSchemaExport.of(design, app.name()));
                    case MERMAID -> new Exported.Text(MermaidExport.of(design));
                });
    }
}
