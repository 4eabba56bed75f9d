package io.modelwright.application.codegen;

import io.modelwright.core.apps.App;
import io.modelwright.core.codegen.CommitId;
import io.modelwright.core.codegen.GeneratedSource;
import io.modelwright.core.codegen.Generation;
import io.modelwright.core.codegen.GenerationId;
import io.modelwright.core.codegen.GenerationOptions;
import io.modelwright.core.codegen.MergeNote;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.codegen.driven.AppRepositories.Committed;
import io.modelwright.ports.codegen.driven.AppRepositories.Merge;
import io.modelwright.ports.modeling.driven.VersionRepository.StoredVersion;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * The sources of a version for a target, generated where they were not yet: with what people made of them on {@code main} where
 * the version is the target's latest, else as they were generated.
 */
public final class VersionSources {

    private final GenerationsServices.Needs needs;
    private final Histories histories;

    VersionSources(GenerationsServices.Needs needs) {
        this.needs = needs;
        this.histories = new Histories(needs.versions(), needs.accounts(), needs.targets());
    }

    /**
     * Sources that were found.
     *
     * @param commit that holds them
     * @param generated as they were generated
     * @param sources what stands at the commit
     */
    public record Found(CommitId commit, SourceTree generated, SourceTree sources) {}

    /**
     * Refused with 409 {@code merge-conflict} where people have to end a merge first, {@code repository-full}; 404 where there is
     * no such version.
     */
    public Outcome<Found> of(App app, int version, Target target) {
        GenerationOptions options =
                needs.generations().options(app.id(), target).orElse(GenerationOptions.DEFAULT);
        return histories
                .render(app, version, target, options)
                .flatMap(source -> room(app, source))
                .flatMap(source -> kept(app, source, options));
    }

    private Outcome<GeneratedSource> room(App app, GeneratedSource source) {
        long max = needs.settings().limits().repositoryMax();
        return needs.repositories().size(app.id()) + source.tree().size() > max
                ? Outcome.refused(new Refusal.Conflict(
                        "repository-full",
                        "The app's repository has no room for another generation; it may have " + max + " bytes.",
                        Map.of()))
                : Outcome.done(source);
    }

    private Outcome<Found> kept(App app, GeneratedSource source, GenerationOptions options) {
        Committed committed = needs.repositories().commit(app.id(), source);
        SourceTree generated = read(app, committed.commit(), source.target());
        if (committed.apart()) {
            MergeNote apart = new MergeNote(MergeNote.State.APART, Optional.empty(), Optional.empty(), 0);
            note(app, source, options, committed, apart);
            return Outcome.done(new Found(committed.commit(), generated, generated));
        }
        Merge merge =
                needs.repositories().merge(app.id(), needs.clock().instant()).orElseThrow();
        int conflicts = merge.conflicts().getOrDefault(source.target(), 0);
        note(
                app,
                source,
                options,
                committed,
                conflicts == 0
                        ? new MergeNote(MergeNote.State.MERGED, Optional.empty(), Optional.of(merge.main()), 0)
                        : new MergeNote(
                                MergeNote.State.CONFLICTED, merge.branch(), Optional.of(merge.main()), conflicts));
        return conflicts == 0
                ? Outcome.done(new Found(merge.main(), generated, read(app, merge.main(), source.target())))
                : Outcome.refused(conflict(source, merge, conflicts));
    }

    private static Refusal conflict(GeneratedSource source, Merge merge, int conflicts) {
        return new Refusal.Conflict(
                "merge-conflict",
                "What people changed does not fit version " + source.version() + " in " + conflicts
                        + (conflicts == 1 ? " file" : " files") + ": end the merge that waits on the branch "
                        + merge.branch().orElse("merge/v" + source.version()) + " first.",
                Map.of());
    }

    /** A generation that was made for a build is on the list of generations as any other. */
    private void note(
            App app, GeneratedSource source, GenerationOptions options, Committed committed, MergeNote merge) {
        if (!committed.fresh()) {
            return;
        }
        Instant now = needs.clock().instant().truncatedTo(ChronoUnit.MICROS);
        Optional<StoredVersion> version = needs.versions().list(app.id(), Optional.of(source.version() + 1), 1).stream()
                .findFirst();
        version.ifPresent(published -> {
            Generation pending = Generation.pending(
                    new GenerationId(needs.ids().next()),
                    app.id(),
                    source.version(),
                    source.target(),
                    options,
                    published.author(),
                    now);
            if (needs.generations().add(pending)) {
                Generation.Result result = new Generation.Result(
                        committed.commit(),
                        source.tree().files().size(),
                        source.tree().size(),
                        merge);
                needs.generations().end(pending.succeeded(result, now));
            }
        });
    }

    private SourceTree read(App app, CommitId commit, Target target) {
        SourceTree.Builder tree = new SourceTree.Builder();
        needs.files().read(app.id(), commit, target, tree::add);
        return tree.build();
    }
}
