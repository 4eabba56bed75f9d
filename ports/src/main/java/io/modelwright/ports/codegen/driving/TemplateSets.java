package io.modelwright.ports.codegen.driving;

import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Outcome;
import io.modelwright.ports.codegen.driven.TemplateEngine.Pattern;
import io.modelwright.ports.codegen.driven.TemplateSetRepository.Revision;
import io.modelwright.ports.codegen.driven.TemplateSetRepository.StoredSet;
import io.modelwright.ports.codegen.driven.TemplateSetRepository.Summary;
import java.util.List;
import java.util.Optional;

/** An app's own templates: whoever sees the app through its workspace reads them, builders write them. */
public interface TemplateSets {

    /** The sets to start from, the same for everybody who is signed in. */
    List<Pattern> patterns(Principal principal);

    Outcome<List<Summary>> list(Principal principal, String app);

    /** @param revision absent: the newest */
    Outcome<StoredSet> find(Principal principal, String app, String name, Optional<Integer> revision);

    Outcome<List<Revision>> revisions(Principal principal, String app, String name);

    /**
     * Makes a set, where {@code revision} is absent, or its next revision.
     *
     * @param revision the one that the change was made from; 412 {@code stale} where there is a newer one
     * @return refused with 422 {@code invalid-template-set} where the content is not valid or a template cannot be read, with
     *     409 {@code name-taken} or {@code too-many-template-sets} where a new one does not fit
     */
    Outcome<StoredSet> save(Principal principal, String app, String name, Optional<Integer> revision, Json content);

    Outcome<String> delete(Principal principal, String app, String name, int revision);

    /**
     * What the templates would make of the draft as it is; nothing is kept.
     *
     * @param content templates that are tried before they are saved; absent: those of the set
     */
    Outcome<SourceTree> preview(Principal principal, String app, String name, Optional<Json> content);
}
