package io.modelwright.application.codegen;

import io.modelwright.core.apps.App;
import io.modelwright.core.apps.Slug;
import io.modelwright.core.codegen.AppHistory;
import io.modelwright.core.codegen.GeneratedSource;
import io.modelwright.core.codegen.GenerationOptions;
import io.modelwright.core.codegen.Signature;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.identity.driven.AccountRepository;
import io.modelwright.ports.modeling.driven.VersionRepository;
import io.modelwright.ports.modeling.driven.VersionRepository.StoredVersion;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Renders a version of an app out of what was published. */
final class Histories {

    private static final int PAGE = 100;

    private final VersionRepository versions;
    private final AccountRepository accounts;
    private final AppTargets targets;

    Histories(VersionRepository versions, AccountRepository accounts, AppTargets targets) {
        this.versions = versions;
        this.accounts = accounts;
        this.targets = targets;
    }

    /** The source of that version with all that its commit says. */
    Outcome<GeneratedSource> render(App app, int number, Target target, GenerationOptions options) {
        List<StoredVersion> published = upTo(app, number);
        if (published.isEmpty()) {
            return Outcome.refused(Refusal.NotFound.of("version"));
        }
        StoredVersion latest = published.getLast();
        AppHistory history = new AppHistory(
                options.name().orElse(app.name()),
                options.name().map(Slug::of).orElse(app.slug()),
                published.stream()
                        .map(version -> new AppHistory.Version(
                                version.number(), version.message(), version.design(), version.script()))
                        .toList());
        Outcome<SourceTree> rendered = targets.render(app.id(), history, target, options.rendering());
        return rendered.map(tree -> new GeneratedSource(
                target,
                number,
                tree,
                latest.message(),
                signature(latest),
                latest.publishedAt().truncatedTo(ChronoUnit.SECONDS)));
    }

    /** Versions have no gaps; empty where that one is not there. */
    private List<StoredVersion> upTo(App app, int number) {
        List<StoredVersion> found = new ArrayList<>();
        Optional<Integer> before = Optional.of(number + 1);
        List<StoredVersion> page;
        do {
            page = versions.list(app.id(), before, PAGE);
            found.addAll(page);
            before = page.isEmpty() ? before : Optional.of(page.getLast().number());
        } while (page.size() == PAGE);
        Collections.reverse(found);
        return found.size() == number ? found : List.of();
    }

    private Signature signature(StoredVersion version) {
        return accounts.find(version.author())
                .map(account ->
                        Signature.of(account.displayName(), account.email().value()))
                .orElse(Signature.FORMER);
    }
}
