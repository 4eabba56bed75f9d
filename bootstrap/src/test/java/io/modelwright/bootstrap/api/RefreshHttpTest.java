package io.modelwright.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.bootstrap.TestPlatform;
import io.modelwright.testkit.identity.Together;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;

/** Many tabs of one browser that all refresh at the same moment, some of them at another node. */
final class RefreshHttpTest {

    private static String cookie(Answer answer) {
        String field = answer.header("Set-Cookie").orElseThrow(() -> new AssertionError(answer.body()));
        return field.substring(0, field.indexOf(';'));
    }

    @RepeatedTest(3)
    void parallelRefreshesShouldLeaveOneSessionAndNobodyOut() {
        Api person = Api.somebody();
        person.delete("/auth/sessions").send().expect(204);
        person.get("/auth/sessions?count=true").send().expect(200);
        Answer login = Api.nobody()
                .post("/auth/login")
                .json("{\"email\":\"" + person.email() + "\",\"password\":\"" + Api.PASSWORD + "\"}")
                .send()
                .expect(200);
        Api here = Api.nobody();
        Api there = here.via(TestPlatform.secondNode());
        List<Callable<Answer>> tabs = IntStream.range(0, 20)
                .<Callable<Answer>>mapToObj(index -> () -> (index % 2 == 0 ? here : there)
                        .post("/auth/refresh")
                        .header("Cookie", cookie(login))
                        .send()
                        .expect(200))
                .toList();

        List<Answer> answers = Together.run(tabs);

        assertThat(answers.stream().map(RefreshHttpTest::cookie).distinct())
                .as("successors of the one token")
                .hasSize(1);
        for (Answer answer : answers) {
            here.bearing(answer.text("accessToken")).get("/me").send().expect(200);
        }
        assertThat(person.get("/auth/sessions?count=true").send().expect(200).text("total"))
                .as("the session of the test and the one of the tabs")
                .isEqualTo("2");
        there.post("/auth/refresh")
                .header("Cookie", cookie(answers.getFirst()))
                .send()
                .expect(200);
    }
}
