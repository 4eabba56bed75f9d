package io.modelwright.rest;

import static io.modelwright.rest.Problematic.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.identity.RegistrationMode;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.WorkspaceId;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Invitations, where whoever is not invited cannot register. */
final class InvitationsHttpTest {

    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private static Hexagon hexagon;
    private static Hexagon open;
    private static EdgeServer server;
    private static Http http;

    private final int number = PEOPLE.incrementAndGet();
    private String owner;
    private String workspace;

    @BeforeAll
    static void serve() {
        open = new Hexagon(RegistrationMode.OPEN);
        hexagon = open.inMode(RegistrationMode.INVITE);
        server = hexagon.serve(Hexagon.generous(hexagon.keys));
        http = new Http(server.port());
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @BeforeEach
    void found() {
        owner = open.signIn("owner" + number + "@example.org");
        workspace = http.post("/api/v1/workspaces")
                .bearer(owner)
                .json("{\"name\":\"Engines\"}")
                .send()
                .text("id");
    }

    private Http.Answer invite(String token, String body) {
        return http.post("/api/v1/workspaces/" + workspace + "/invitations")
                .bearer(token)
                .json(body)
                .send();
    }

    private Http.Answer list(String token) {
        return http.get("/api/v1/workspaces/" + workspace + "/invitations?count=true")
                .bearer(token)
                .send();
    }

    private static Http.Answer accept(String token, String invitation) {
        return http.post("/api/v1/invitations/accept")
                .bearer(token)
                .json("{\"token\":\"" + invitation + "\"}")
                .send();
    }

    private static Http.Answer register(String email, String invitation) {
        return http.post("/api/v1/auth/register")
                .json("{\"email\":\"" + email + "\",\"password\":\"" + Hexagon.PASSWORD
                        + "\",\"displayName\":\"Grace\",\"invitation\":\"" + invitation + "\"}")
                .send();
    }

    private String colleague(WorkspaceRole role) {
        String token = open.signIn("colleague" + number + "@example.org");
        String id = http.get("/api/v1/me").bearer(token).send().text("id");
        open.identityStores.admit(
                new WorkspaceId(UUID.fromString(workspace)), new AccountId(UUID.fromString(id)), role);
        return token;
    }

    @Test
    void invitationShouldShowItsTokenOnceAndLetOneIn() {
        Http.Answer invited = invite(owner, "{\"role\":\"builder\"}");
        assertThat(invited.status()).as(invited.body()).isEqualTo(201);
        assertThat(invited.header("Location").orElseThrow()).endsWith(invited.text("id"));
        String token = invited.text("token");
        assertThat(list(owner).body()).contains(invited.text("id")).doesNotContain(token);

        String guest = open.signIn("guest" + number + "@example.org");
        Http.Answer joined = accept(guest, token);

        assertThat(joined.text("id")).as(joined.body()).isEqualTo(workspace);
        assertThat(joined.text("role")).isEqualTo("builder");
        assertThat(http.get("/api/v1/workspaces/" + workspace)
                        .bearer(guest)
                        .send()
                        .text("role"))
                .isEqualTo("builder");
        assertThat(list(owner).text("total")).isEqualTo("0");
        assertProblem(accept(open.signIn("late" + number + "@example.org"), token), 404, "invitation-not-valid");
    }

    @Test
    void invitedShouldRegisterWhereOthersCannot() {
        String email = "grace" + number + "@example.org";
        String token = invite(owner, "{\"role\":\"viewer\",\"email\":\"" + email + "\"}")
                .text("token");

        assertProblem(register("eve" + number + "@example.org", token), 404, "invitation-not-valid");
        assertProblem(register(email, "made-up"), 404, "invitation-not-valid");
        assertProblem(
                http.post("/api/v1/auth/register")
                        .json("{\"email\":\"" + email + "\",\"password\":\"" + Hexagon.PASSWORD
                                + "\",\"displayName\":\"Grace\"}")
                        .send(),
                403,
                "registration-closed");
        Http.Answer registered = register(email, token);
        assertThat(registered.status()).as(registered.body()).isEqualTo(201);
        assertThat(registered.text("platformAdministrator")).isEqualTo("false");
        assertThat(http.get("/api/v1/workspaces/" + workspace)
                        .bearer(open.signIn(email))
                        .send()
                        .text("role"))
                .isEqualTo("viewer");
        assertProblem(register("again" + number + "@example.org", token), 404, "invitation-not-valid");
    }

    @Test
    void invitationShouldBeOverAfterItsDaysOrWhenItIsTakenBack() {
        Http.Answer taken = invite(owner, "{\"role\":\"viewer\"}");
        String path = "/api/v1/workspaces/" + workspace + "/invitations/" + taken.text("id");
        assertThat(http.call("DELETE", path).bearer(owner).send().status()).isEqualTo(204);
        assertProblem(http.call("DELETE", path).bearer(owner).send(), 404, "not-found");
        String guest = open.signIn("guest" + number + "@example.org");
        assertProblem(accept(guest, taken.text("token")), 404, "invitation-not-valid");

        String old = invite(owner, "{\"role\":\"viewer\",\"expiresInDays\":1}").text("token");
        open.clock.advance(Duration.ofDays(1));
        assertProblem(accept(open.signIn("guest" + number + "@example.org"), old), 404, "invitation-not-valid");
    }

    @Test
    void invitingShouldBeForAdminsAndOwnersForOwners() {
        String colleague = colleague(WorkspaceRole.BUILDER);
        assertProblem(invite(colleague, "{\"role\":\"viewer\"}"), 403, "forbidden");
        assertProblem(list(colleague), 403, "forbidden");
        colleague(WorkspaceRole.ADMIN);
        assertProblem(invite(colleague, "{\"role\":\"owner\"}"), 403, "forbidden");
        assertThat(invite(colleague, "{\"role\":\"admin\"}").status()).isEqualTo(201);
        String stranger = open.signIn("stranger" + number + "@example.org");
        assertProblem(invite(stranger, "{\"role\":\"viewer\"}"), 404, "not-found");
        assertProblem(list(stranger), 404, "not-found");
    }

    @Test
    void invitationsThatMakeNoSenseShouldBeRefused() {
        assertProblem(invite(owner, "{\"role\":\"emperor\"}"), 422, "invalid");
        assertProblem(invite(owner, "{\"role\":\"viewer\",\"email\":\"nobody\"}"), 422, "invalid");
        for (int days : new int[] {0, 31, -1}) {
            assertProblem(invite(owner, "{\"role\":\"viewer\",\"expiresInDays\":" + days + "}"), 422, "invalid");
        }
        assertProblem(invite(owner, "{\"role\":\"viewer\",\"token\":\"mine\"}"), 422, "invalid");
        assertProblem(accept(owner, ""), 404, "invitation-not-valid");
    }
}
