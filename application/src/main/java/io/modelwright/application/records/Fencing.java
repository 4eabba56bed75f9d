package io.modelwright.application.records;

import io.modelwright.application.records.access.RecordAccess;
import io.modelwright.application.records.access.Staleness;
import io.modelwright.application.records.access.Standing;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.failure.StoreUnavailable;
import io.modelwright.ports.records.driven.Fenced;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * Runs work under a fence: where it was stale, everything is loaded anew and the work is done once more. A refusal may come
 * from what is remembered alone, so that the fence is looked at before it is given. Thread-safe.
 */
final class Fencing {

    private final RecordAccess access;
    private final InstantSource clock;

    Fencing(RecordAccess access, InstantSource clock) {
        this.access = access;
        this.clock = clock;
    }

    /**
     * Does the work for the caller's standing of now. What was done, the statement's fence vouches for; what was refused may
     * never have come to a statement, so that a refusal counts only once the standing is known to be that of now.
     *
     * @throws StoreUnavailable where the app changes faster than it can be loaded
     * @throws IllegalStateException where its tables are not those of its version
     */
    <T> Outcome<T> run(Principal principal, String app, String entity, Function<Call, Fenced<Outcome<T>>> work) {
        Outcome<Standing> remembered = access.standing(principal, app);
        Fenced<Outcome<T>> first = attempt(remembered, entity, work);
        if (first instanceof Fenced.Current<Outcome<T>>(Outcome<T> outcome) && access.holds(outcome, remembered)) {
            return outcome;
        }
        Outcome<Standing> fresh = access.freshStanding(principal, app);
        Fenced<Outcome<T>> second = attempt(fresh, entity, work);
        if (second instanceof Fenced.Current<Outcome<T>>(Outcome<T> outcome)) {
            return outcome;
        }
        throw Staleness.after(fresh, access, principal, app);
    }

    private <T> Fenced<Outcome<T>> attempt(
            Outcome<Standing> standing, String entity, Function<Call, Fenced<Outcome<T>>> work) {
        Outcome<Call> call = standing.flatMap(known -> Call.of(known, entity, known.context(clock.instant())));
        return switch (call) {
            case Outcome.Done<Call>(Call allowed) -> work.apply(allowed);
            case Outcome.Refused<Call> refused -> Fenced.current(Outcome.refused(refused.refusal()));
        };
    }

    /** The answer of a store turned into an outcome. */
    static <A, B> Fenced<Outcome<B>> map(Fenced<A> answer, Function<A, Outcome<B>> step) {
        return switch (answer) {
            case Fenced.Current<A>(A value) -> Fenced.current(step.apply(value));
            case Fenced.Stale<A> stale -> Fenced.stale();
        };
    }

    static <T> Fenced<Outcome<T>> refused(Refusal refusal) {
        return Fenced.current(Outcome.refused(refusal));
    }
}
