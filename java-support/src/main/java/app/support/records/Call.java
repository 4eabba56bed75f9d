package app.support.records;

import app.support.model.Access;
import app.support.model.Action;
import app.support.model.Entity;
import app.support.model.EntityRights;
import app.support.model.RecordRights;
import app.support.problem.ProblemException;
import app.support.problem.Problems;
import java.util.Arrays;
import java.util.Set;

/** One request to the records of one entity. */
record Call(RecordRights rights, Entity entity, RequestContext request, Afterwards afterwards) {

    Call(RecordRights rights, Entity entity, RequestContext request) {
        this(rights, entity, request, new Afterwards());
    }

    /** @throws ProblemException 404 where the caller has no right at all on the entity */
    static Call of(Engine engine, Entity entity, Caller caller) {
        RecordRights rights = engine.model().rights(caller.roles());
        EntityRights own = rights.of(entity);
        if (Arrays.stream(Action.values()).allMatch(action -> own.access(action).isNone())) {
            throw Problems.notFound("There is no such entity.");
        }
        return new Call(rights, entity, engine.request(caller));
    }

    EntityRights own() {
        return rights.of(entity);
    }

    /** The rights of those who may do everything. */
    EntityRights everything() {
        return rights.model().rights(Set.of(RecordRights.ADMIN)).of(entity);
    }

    Access access(Action action) {
        return own().access(action);
    }

    /** @throws ProblemException 403 where the caller may do that to no record of the entity */
    void require(Action action) {
        if (access(action).isNone()) {
            throw Problems.forbidden();
        }
    }

    static ProblemException noSuchRecord() {
        return Problems.notFound("There is no such record.");
    }
}
