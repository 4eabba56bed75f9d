package io.modelwright.bootstrap.api;

import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Json.JsonObject;
import io.modelwright.core.shared.Json.JsonString;
import io.modelwright.testkit.contract.JsonText;
import io.modelwright.testkit.contract.RecordsServer;
import io.modelwright.testkit.contract.UpgradeDesign;
import io.modelwright.testkit.contract.UpgradeScene;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Records outlive the versions of their app: the same ones, in the same versions, as in generated applications. */
final class UpgradeHttpTest {

    @Test
    void recordsShouldBeKeptFromTheFirstVersionToTheThird() {
        TestApp app = TestApp.unpublished(Api.somebody());
        publish(app, 1);
        RecordsServer server = PlatformRecords.served(app);
        UpgradeScene scene = UpgradeScene.filled(server);

        publish(app, 2);
        publish(app, 3);

        scene.checkKept(server);
        scene.checkAtWork(server);
    }

    private static void publish(TestApp app, int version) {
        app.document(UpgradeDesign.document(version, JsonText.node(app.draft().body())));
        JsonObject plan = (JsonObject)
                app.owner().get(app.path("/draft/plan")).send().expect(200).json();
        List<String> acknowledged = new ArrayList<>();
        List<String> fills = new ArrayList<>();
        for (Json item : ((Json.JsonArray) plan.find("changes").orElseThrow()).items()) {
            JsonObject change = (JsonObject) item;
            JsonObject subject = (JsonObject) change.find("subject").orElseThrow();
            String id = "\"" + text(change, "id") + "\"";
            UpgradeDesign.fill(version, text(change, "kind"), text(subject, "name"))
                    .ifPresentOrElse(
                            fill -> fills.add(id + ":\"" + fill.replace("\"", "\\\"") + "\""),
                            () -> acknowledged.add(id));
        }
        app.publish("{\"message\":\"Version " + version + "\",\"acknowledge\":" + acknowledged + ",\"fill\":{"
                        + String.join(",", fills) + "}}")
                .expect(201);
    }

    private static String text(JsonObject object, String member) {
        return ((JsonString) object.find(member).orElseThrow()).value();
    }
}
