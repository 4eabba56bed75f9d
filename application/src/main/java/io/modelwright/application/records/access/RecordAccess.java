package io.modelwright.application.records.access;

import io.modelwright.core.apps.App;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Outcome;

/** Finds out what somebody may do with the records of an app. */
public interface RecordAccess {

    /**
     * The caller's standing in the app of that id or slug, refused as not found where they cannot see it or it was never
     * published. May be as old as the last statement that found its fence stale.
     */
    Outcome<Standing> standing(Principal principal, String app);

    /**
     * The same after a statement found the fence stale, or where no statement will look: nothing remembered is used.
     */
    Outcome<Standing> freshStanding(Principal principal, String app);

    /** Whether that person is a member of the app or of its workspace now. */
    boolean isMember(App app, AccountId person);

    /** To which files records may refer. */
    default RecordFiles files() {
        return RecordFiles.NONE;
    }

    /** The same with those files. */
    default RecordAccess with(RecordFiles files) {
        return new AccessWithFiles(this, files);
    }

    /** Whether that standing is still of the app's fence, which is looked up. */
    boolean isCurrent(Standing standing);

    /**
     * Whether what came of work under a remembered standing can be given. What was done has checked the fence in its
     * statements. A refusal may have needed none, and a version or a right that has come meanwhile may allow what it refuses;
     * where there was no standing at all, nobody can tell.
     */
    default boolean holds(Outcome<?> outcome, Outcome<Standing> remembered) {
        return switch (outcome) {
            case Outcome.Done<?> done -> true;
            case Outcome.Refused<?> refused ->
                remembered instanceof Outcome.Done<Standing>(Standing standing) && isCurrent(standing);
        };
    }
}
