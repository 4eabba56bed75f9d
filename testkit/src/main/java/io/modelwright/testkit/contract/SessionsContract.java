package io.modelwright.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.testkit.contract.RecordsServer.Credentials;
import org.junit.jupiter.api.Test;

/** Signing in, staying in, signing out, and one's own password. */
public interface SessionsContract extends ServedContract {

    private RecordsServer server() {
        return servers().serving(ContractDesign.PAPERS);
    }

    private Reply login(Credentials somebody) {
        return login(somebody.email(), somebody.password());
    }

    private Reply login(String email, String password) {
        return Api.nobody(server())
                .beside("POST", "/auth/login")
                .json("{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}")
                .send();
    }

    private Reply refresh(String cookie, String... headers) {
        Api.Call call = Api.nobody(server()).beside("POST", "/auth/refresh").header("Cookie", cookie);
        for (int i = 0; i < headers.length; i += 2) {
            call.header(headers[i], headers[i + 1]);
        }
        return call.send();
    }

    private Reply me(Reply signedIn) {
        return Api.bearing(server(), signedIn.text("/accessToken"))
                .beside("GET", "/me")
                .send();
    }

    private static String field(Reply reply) {
        return reply.header("Set-Cookie").orElseThrow(() -> new AssertionError("no cookie: " + reply));
    }

    private static String cookie(Reply reply) {
        return field(reply).substring(0, field(reply).indexOf(';'));
    }

    @Test
    default void signingInShouldGiveAnAccessTokenAndARefreshCookie() {
        Reply signedIn = login(server().credentials()).expect(200);
        assertThat(signedIn.names("")).containsExactlyInAnyOrder("accessToken", "tokenType", "expiresIn");
        signedIn.expectJson("/tokenType", "\"Bearer\"");
        assertThat(signedIn.at("/expiresIn").intValue()).isBetween(60, 900);
        assertThat(field(signedIn)).contains("HttpOnly", "SameSite=Strict", "Path=/api/v1/auth", "Max-Age=");
        assertThat(signedIn.body())
                .doesNotContain(cookie(signedIn).substring(cookie(signedIn).indexOf('=') + 1));
        me(signedIn).expect(200);
    }

    @Test
    default void refreshTokenShouldRotate() {
        Reply signedIn = login(server().credentials()).expect(200);
        Reply first = refresh(cookie(signedIn)).expect(200);
        Reply second = refresh(cookie(first)).expect(200);
        assertThat(cookie(first)).isNotEqualTo(cookie(signedIn));
        assertThat(cookie(second)).isNotEqualTo(cookie(first));
        me(first).expect(200);
        me(second).expect(200);
        assertThat(me(second).text("/id")).isEqualTo(me(signedIn).text("/id"));
    }

    @Test
    default void twoTabsShouldStayInWithOneToken() {
        Reply signedIn = login(server().credentials()).expect(200);
        Reply one = refresh(cookie(signedIn)).expect(200);
        Reply other = refresh(cookie(signedIn)).expect(200);
        assertThat(cookie(other)).isEqualTo(cookie(one));
        me(other).expect(200);
    }

    @Test
    default void wrongTokensShouldBeRefused() {
        Reply signedIn = login(server().credentials()).expect(200);
        String name = cookie(signedIn).substring(0, cookie(signedIn).indexOf('=') + 1);
        Reply forged = refresh(name + "nothing").expectProblem(401, "session-ended");
        assertThat(field(forged)).contains("Max-Age=0");
        Api.nobody(server()).beside("POST", "/auth/refresh").send().expectProblem(401, "unauthenticated");
        refresh(name + signedIn.text("/accessToken")).expectProblem(401, "session-ended");
        refresh(cookie(signedIn), "Origin", "https://evil.example").expectProblem(403, "cross-site");
        refresh(cookie(signedIn), "Sec-Fetch-Site", "cross-site").expectProblem(403, "cross-site");
        refresh(cookie(signedIn)).expect(200);
    }

    @Test
    default void signingOutShouldEndTheSession() {
        Reply signedIn = login(server().credentials()).expect(200);
        Reply out = Api.nobody(server())
                .beside("POST", "/auth/logout")
                .header("Cookie", cookie(signedIn))
                .send()
                .expect(204);
        assertThat(field(out)).contains("Max-Age=0");
        refresh(cookie(signedIn)).expectProblem(401, "session-ended");
        me(signedIn).expectProblem(401, "invalid-token");
        Api.nobody(server()).beside("POST", "/auth/logout").send().expect(204);
    }

    @Test
    default void wrongCredentialsShouldAllLookTheSame() {
        Credentials somebody = server().credentials();
        Reply wrong = login(somebody.email(), "not their password").expectProblem(401, "wrong-credentials");
        Reply unknown =
                login("nobody-" + somebody.email(), "not their password").expectProblem(401, "wrong-credentials");
        assertThat(wrong.text("/detail")).isEqualTo(unknown.text("/detail"));
        assertThat(wrong.header("Set-Cookie")).isEmpty();
    }

    @Test
    default void ownPasswordShouldBeChangedByWhoKnowsIt() {
        Credentials somebody = server().credentials();
        Reply elsewhere = login(somebody).expect(200);
        Reply signedIn = login(somebody).expect(200);
        Api here = Api.bearing(server(), signedIn.text("/accessToken"));
        String next = "another horse, another battery";
        here.beside("PUT", "/me/password")
                .json("{\"currentPassword\":\"not it, surely\",\"newPassword\":\"" + next + "\"}")
                .send()
                .expectProblem();
        here.beside("PUT", "/me/password")
                .json("{\"currentPassword\":\"" + somebody.password() + "\",\"newPassword\":\"short\"}")
                .send()
                .expectProblem(422, "invalid")
                .expectJson("/errors/0/pointer", "\"/newPassword\"");

        here.beside("PUT", "/me/password")
                .json("{\"currentPassword\":\"" + somebody.password() + "\",\"newPassword\":\"" + next + "\"}")
                .send()
                .expect(204);

        login(somebody).expectProblem(401, "wrong-credentials");
        login(somebody.email(), next).expect(200);
        refresh(cookie(elsewhere)).expectProblem(401, "session-ended");
        me(elsewhere).expectProblem(401, "invalid-token");
    }
}
