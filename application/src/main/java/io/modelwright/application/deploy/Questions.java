package io.modelwright.application.deploy;

import io.modelwright.application.deploy.PendingPlans.Effect;
import io.modelwright.core.apps.App;
import io.modelwright.core.deploy.DatabaseName;
import io.modelwright.core.deploy.Deployment;
import io.modelwright.core.deploy.DeploymentNames;
import io.modelwright.core.modeling.plan.Impact;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a version does to the records of a deployment is asked before anything runs there, as publishing asks it of the studio's. */
final class Questions {

    private final DeploymentNeeds needs;
    private final PendingPlans plans;

    Questions(DeploymentNeeds needs, PendingPlans plans) {
        this.needs = needs;
        this.plans = plans;
    }

    /** Whether that version can be released there: nothing is lost that is not among the changes, and nothing goes back. */
    Outcome<Deployment> answered(App app, Deployment deployment, int version, Set<String> acknowledged) {
        if (deployment.current().isEmpty()) {
            return Outcome.done(deployment);
        }
        DatabaseName name = DeploymentNames.database(deployment.id());
        int schema = needs.databases().version(name);
        Optional<Refusal> against = plans.against(app.id(), version, schema)
                .or(() -> loss(
                        plans.effects(
                                app.id(),
                                schema,
                                version,
                                questions -> needs.databases().count(name, questions)),
                        acknowledged));
        return against.<Outcome<Deployment>>map(Outcome::refused).orElseGet(() -> Outcome.done(deployment));
    }

    /** Why a release has to wait for a word of its people. */
    static Optional<Refusal> loss(List<Effect> effects, Set<String> acknowledged) {
        List<String> unsaid = effects.stream()
                .filter(effect -> effect.impact() == Impact.LOSES_DATA
                        && !acknowledged.contains(effect.change().id()))
                .map(effect -> effect.change().id())
                .sorted()
                .toList();
        return unsaid.isEmpty()
                ? Optional.empty()
                : Optional.of(new Refusal.Conflict(
                        "unacknowledged-loss",
                        "Values would leave the records of this deployment: acknowledge these changes by their ids: "
                                + String.join(", ", unsaid) + ".",
                        Map.of(
                                "effects",
                                Json.array(effects.stream().map(Effect::json).toList()))));
    }
}
