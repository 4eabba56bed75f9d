package io.modelwright.ports.codegen.driven;

import io.modelwright.core.codegen.template.TemplateSet;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The template sets of apps with their earlier revisions. They go with their app. */
public interface TemplateSetRepository {

    /** How many revisions of a set are kept: the newest ones. */
    int REVISIONS_KEPT = 100;

    /**
     * One revision of a set.
     *
     * @param name unlike that of every other set of the app
     * @param revision from 1
     * @param savedAt in whole microseconds
     */
    record StoredSet(
            UUID id, AppId app, String name, int revision, TemplateSet content, Instant savedAt, AccountId savedBy) {}

    /** A set without its templates. */
    record Summary(String name, String description, int files, int revision, Instant savedAt, AccountId savedBy) {}

    /** When a revision was saved, and by whom. */
    record Revision(int number, Instant savedAt, AccountId savedBy) {}

    /** What came of a change. */
    sealed interface Saved {
        record Done() implements Saved {}

        record NameTaken() implements Saved {}

        /** The app has as many sets as it may. */
        record TooMany() implements Saved {}

        record Stale(int current) implements Saved {}

        record Absent() implements Saved {}
    }

    /** The sets of an app by name. */
    List<Summary> list(AppId app);

    /** The newest revision. */
    Optional<StoredSet> find(AppId app, String name);

    /** The newest first. */
    List<Revision> revisions(UUID set);

    Optional<StoredSet> at(UUID set, int revision);

    /** @param most how many sets the app may have then */
    Saved create(StoredSet set, int most);

    /** Adds the next revision, where the one before it is the newest; otherwise nothing changes. */
    Saved save(StoredSet set);

    /** Takes the set with all its revisions, where that one is the newest. */
    Saved delete(UUID set, int revision);
}
