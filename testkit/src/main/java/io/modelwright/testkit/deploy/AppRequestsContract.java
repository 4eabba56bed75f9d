package io.modelwright.testkit.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelwright.ports.deploy.driven.AppRequests;
import io.modelwright.ports.deploy.driven.AppRequests.Answer;
import io.modelwright.ports.deploy.driven.AppRequests.Body;
import io.modelwright.ports.deploy.driven.AppRequests.Call;
import io.modelwright.ports.failure.AppUnreachable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What every way to ask deployed applications does. */
public interface AppRequestsContract {

    AppRequests requests();

    /** Puts an application at a port; that port. */
    int serving(Function<Call, Answer> application);

    /** A port where nothing is. */
    int nobody();

    /** An answer with that text. */
    static Answer saying(int status, Map<String, String> fields, String text) {
        return new Answer(status, fields, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(Body body) {
        try {
            return new String(body.content().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Call get(String target) {
        return new Call("GET", target, Map.of(), Optional.empty());
    }

    @Test
    default void callsShouldArriveWholeAndAnswersComeBackWhole() throws IOException {
        int port = serving(call -> saying(
                207,
                Map.of("ETag", "\"3\"", "Content-Type", "text/plain"),
                call.method() + " " + call.target() + " " + call.fields().get("If-Match") + " "
                        + call.body().map(AppRequestsContract::text).orElse("nothing")));
        byte[] sent = "{\"title\":\"\u00e4\"}".getBytes(StandardCharsets.UTF_8);
        Call call = new Call(
                "PATCH",
                "/api/v1/records/task/%20?fields=a%2Cb&q=x",
                Map.of("If-Match", "\"2\"", "Content-Type", "application/json"),
                Optional.of(new Body(new ByteArrayInputStream(sent), sent.length)));

        try (Answer answer = requests().ask(port, call)) {
            assertThat(answer.status()).isEqualTo(207);
            assertThat(answer.field("etag")).contains("\"3\"");
            assertThat(new String(answer.content().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("PATCH /api/v1/records/task/%20?fields=a%2Cb&q=x \"2\" {\"title\":\"\u00e4\"}");
        }
    }

    @Test
    default void answersShouldBeTakenAsTheyAre() throws IOException {
        int elsewhere = serving(call -> saying(200, Map.of(), "elsewhere"));
        int port = serving(call -> saying(302, Map.of("Location", "http://127.0.0.1:" + elsewhere + "/"), "go there"));

        try (Answer answer = requests().ask(port, get("/"))) {
            assertThat(answer.status()).isEqualTo(302);
        }
        int refusing = serving(call -> saying(401, Map.of("WWW-Authenticate", "Basic realm=\"x\""), "no"));
        try (Answer answer = requests().ask(refusing, get("/"))) {
            assertThat(answer.status()).isEqualTo(401);
        }
    }

    @Test
    default void nobodyShouldBeUnreachable() {
        assertThatThrownBy(() -> requests().ask(nobody(), get("/"))).isInstanceOf(AppUnreachable.class);
    }
}
