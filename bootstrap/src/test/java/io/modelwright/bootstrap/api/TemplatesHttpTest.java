package io.modelwright.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.bootstrap.TemplateFiles;
import io.modelwright.core.apps.AppTemplate;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.shared.Json;
import io.modelwright.testkit.Poll;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Apps that begin with a design that is there already. */
final class TemplatesHttpTest {

    static Stream<AppTemplate> templates() {
        return TemplateFiles.all().stream();
    }

    @Test
    void listShouldHaveAnOutlineOfEach() {
        Answer all = Api.somebody().get("/templates").send().expect(200);

        assertThat(all.items("slug"))
                .containsExactlyElementsOf(templates().map(AppTemplate::slug).toList());
        assertThat(all.text("items", 0, "entities", 0, "label")).isEqualTo("Client");
        assertThat(all.text("items", 0, "entities", 0, "pluralLabel")).isEqualTo("Clients");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void appShouldBePublishedAndFilled(AppTemplate template) throws Exception {
        Api owner = Api.somebody();
        Answer made = owner.post("/apps")
                .json("{\"name\":\"Mine\",\"template\":\"" + template.slug() + "\",\"sample\":true}")
                .send()
                .expect(201);
        String app = "/apps/" + made.text("id");
        Poll.until(
                "the end of the job",
                Duration.ofMinutes(1),
                () -> owner.get("/jobs/" + made.text("job")).send().at("finishedAt") instanceof Json.JsonString);
        Answer job = owner.get("/jobs/" + made.text("job")).send().expect(200);

        assertThat(job.text("state")).as(job.body()).isEqualTo("succeeded");
        assertThat(owner.get(app + "/versions").send().expect(200).items("number"))
                .containsExactly("1");
        for (Entity entity : template.design().entities()) {
            Answer records = owner.get(app + "/records/" + entity.name() + "?count=true&limit=4")
                    .send()
                    .expect(200);
            assertThat(records.items("id")).as(entity.name()).hasSize(4);
        }
        assertThat(owner.get(app + "/draft/plan").send().expect(200).body()).contains("\"changes\":[]");
    }

    @Test
    void draftShouldBeTheTemplatesUnderIdsOfItsOwn() {
        Api owner = Api.somebody();
        String one = owner.post("/apps")
                .json("{\"name\":\"One\",\"template\":\"crm\"}")
                .send()
                .expect(201)
                .text("id");
        String two = owner.post("/apps")
                .json("{\"name\":\"Two\",\"template\":\"crm\"}")
                .send()
                .expect(201)
                .text("id");
        Answer first = owner.get("/apps/" + one + "/draft").send().expect(200);
        Answer second = owner.get("/apps/" + two + "/draft").send().expect(200);

        assertThat(first.text("entities", 0, "name")).isEqualTo("company");
        assertThat(first.text("entities", 0, "id")).isNotEqualTo(second.text("entities", 0, "id"));
        assertThat(owner.get("/apps/" + one + "/versions").send().expect(200).items("number"))
                .isEmpty();
    }

    @Test
    void sameRequestShouldMakeOneAppAndOneJob() {
        Api owner = Api.somebody();
        String body = "{\"name\":\"Once\",\"template\":\"booking\",\"sample\":true}";
        Answer first = owner.post("/apps")
                .header("Idempotency-Key", "once")
                .json(body)
                .send()
                .expect(201);
        Answer again = owner.post("/apps")
                .header("Idempotency-Key", "once")
                .json(body)
                .send()
                .expect(201);

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(owner.get("/apps").send().expect(200).items("id")).containsExactly(first.text("id"));
    }

    @Test
    void whatMeansNothingShouldBeRefused() {
        Api owner = Api.somebody();

        owner.post("/apps")
                .json("{\"name\":\"X\",\"template\":\"../crm'; --\"}")
                .send()
                .expectProblem(422, "invalid-app")
                .expectFinding("/template", "unknown-template");
        owner.post("/apps")
                .json("{\"name\":\"X\",\"sample\":true}")
                .send()
                .expectProblem(422, "sample-without-template");
        owner.post("/apps")
                .json("{\"name\":\"X\",\"template\":\"crm\",\"slug\":\"x\"}")
                .send()
                .expect(201);
        owner.post("/apps")
                .json("{\"name\":\"X\",\"template\":\"crm\",\"slug\":\"x\",\"sample\":true}")
                .send()
                .expectProblem(409, "slug-taken");
    }
}
