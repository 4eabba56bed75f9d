package io.modelwright.ports.codegen.driving;

import io.modelwright.core.codegen.FileChange;
import io.modelwright.core.codegen.FileEntry;
import io.modelwright.core.codegen.Generation;
import io.modelwright.core.codegen.GenerationId;
import io.modelwright.core.codegen.SourceFile;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Page;
import io.modelwright.ports.codegen.driven.RepositoryFiles;
import java.util.List;
import java.util.Optional;

/**
 * The generations of apps. Reading is for those who belong to the app's workspace, making and deleting for builders and above.
 */
public interface Generations {

    /**
     * Which list.
     *
     * @param target only those for it
     */
    record Listing(Optional<Target> target, int limit, Optional<String> cursor) {}

    /**
     * What somebody asks for.
     *
     * @param target a name, known or not
     * @param version by default the live one
     * @param basePackage of generated Java; an empty text for the one that is made of the app's slug
     * @param name of the generated application; an empty text for that of the app
     */
    record Wish(String target, Optional<Integer> version, Optional<String> basePackage, Optional<String> name) {}

    /**
     * Asks for a generation, which a job makes; where the same one is pending already, that one stands for it.
     *
     * What is not said of its options is as it was in the last generation of the target. Refused as invalid where an option has not
     * its form, or is not for the target.
     */
    Outcome<Generation> start(Principal principal, String app, Wish wish);

    Outcome<Page<Generation>> list(Principal principal, String app, Listing listing);

    Outcome<Long> count(Principal principal, String app, Optional<Target> target);

    Outcome<Generation> find(Principal principal, GenerationId id);

    /** Takes it off the list. What is on branches of the repository stays there. */
    Outcome<Generation> delete(Principal principal, GenerationId id);

    /** What differs between two generations of one app and target. */
    Outcome<List<FileChange>> compare(Principal principal, GenerationId from, GenerationId to);

    /** The files of a generation. Refused with 409 {@code generation-not-ready} where it has none. */
    Outcome<Files> files(Principal principal, GenerationId id);

    /** The files of one generation, to be looked at while its request is answered. */
    interface Files {

        Generation generation();

        List<FileEntry> list();

        Optional<SourceFile> file(String path);

        /** Hands over all files in the order of their paths. */
        void read(RepositoryFiles.Reader reader);
    }
}
