package io.modelwright.application.records;

import io.modelwright.application.records.access.Standing;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.modeling.Permission.Action;
import io.modelwright.core.records.Access;
import io.modelwright.core.records.CompiledApp;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.records.EntityRights;
import io.modelwright.core.records.Fence;
import io.modelwright.core.records.Member;
import io.modelwright.core.records.RecordRights;
import io.modelwright.core.records.RequestContext;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import java.util.Arrays;
import java.util.Optional;

/** One request to the records of one entity, by somebody with that standing. */
record Call(Standing standing, EntityPlan entity, RequestContext context) {

    /** Not found where there is no such entity or the caller has no right at all on it. */
    static Outcome<Call> of(Standing standing, String entity, RequestContext context) {
        Optional<EntityPlan> plan = standing.live().find(entity);
        if (plan.isEmpty() || isUnknown(standing.rights().of(plan.get()))) {
            return Outcome.refused(Refusal.NotFound.of("entity"));
        }
        return Outcome.done(new Call(standing, plan.get(), context));
    }

    private static boolean isUnknown(EntityRights rights) {
        return Arrays.stream(Action.values())
                .allMatch(action -> rights.access(action).isNone());
    }

    Fence fence() {
        return standing.fence();
    }

    CompiledApp app() {
        return standing.live();
    }

    RecordRights rights() {
        return standing.rights();
    }

    Access access(Action action) {
        return rights().of(entity).access(action);
    }

    /** Refused where the caller may do that to no record of the entity. */
    Optional<Refusal> refusal(Action action) {
        return access(action).isNone() ? Optional.of(forbidden()) : Optional.empty();
    }

    /** Refused where the caller does not build the app. */
    Optional<Refusal> builderRefusal() {
        return standing.principal()
                        .roleIn(standing.app().workspace())
                        .filter(role -> role.isAtLeast(WorkspaceRole.BUILDER))
                        .isPresent()
                ? Optional.empty()
                : Optional.of(
                        new Refusal.Forbidden("forbidden", "This needs the role builder in the app's workspace."));
    }

    /** Whether a record is shown the same to the caller as long as it has the same version. */
    boolean changesByVersionAlone() {
        EntityRights own = rights().of(entity);
        return entity.members().values().stream()
                .allMatch(member -> !(member instanceof Member.Computed) && own.shows(member) instanceof Access.Fixed);
    }

    static Refusal forbidden() {
        return new Refusal.Forbidden("forbidden", "Your roles in this app do not allow this.");
    }

    static Refusal noSuchRecord() {
        return Refusal.NotFound.of("record");
    }
}
