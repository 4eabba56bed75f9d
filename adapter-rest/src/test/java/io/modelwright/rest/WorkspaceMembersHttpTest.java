package io.modelwright.rest;

import static io.modelwright.rest.Problematic.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.identity.RegistrationMode;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.WorkspaceId;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class WorkspaceMembersHttpTest {

    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private static Hexagon hexagon;
    private static EdgeServer server;
    private static Http http;

    private final int number = PEOPLE.incrementAndGet();
    private String owner;
    private String colleague;
    private String stranger;
    private String workspace;
    private String colleagueId;

    @BeforeAll
    static void serve() {
        hexagon = new Hexagon(RegistrationMode.OPEN);
        server = hexagon.serve(Hexagon.generous(hexagon.keys));
        http = new Http(server.port());
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @BeforeEach
    void people() {
        owner = hexagon.signIn("owner" + number + "@example.org");
        colleague = hexagon.signIn("colleague" + number + "@example.org");
        stranger = hexagon.signIn("stranger" + number + "@example.org");
        colleagueId = me(colleague);
        workspace = http.post("/api/v1/workspaces")
                .bearer(owner)
                .json("{\"name\":\"Engines\"}")
                .send()
                .text("id");
    }

    private static String me(String token) {
        return http.get("/api/v1/me").bearer(token).send().text("id");
    }

    private void admit(WorkspaceRole role) {
        hexagon.identityStores.admit(
                new WorkspaceId(UUID.fromString(workspace)), new AccountId(UUID.fromString(colleagueId)), role);
    }

    private Http.Answer show(String token) {
        return http.get("/api/v1/workspaces/" + workspace).bearer(token).send();
    }

    private Http.Answer rename(String token, String body) {
        return http.call("PATCH", "/api/v1/workspaces/" + workspace)
                .bearer(token)
                .json(body)
                .send();
    }

    private Http.Answer changeRole(String token, String member, String role) {
        return http.call("PATCH", "/api/v1/workspaces/" + workspace + "/members/" + member)
                .bearer(token)
                .json("{\"role\":\"" + role + "\"}")
                .send();
    }

    private Http.Answer remove(String token, String member) {
        return http.call("DELETE", "/api/v1/workspaces/" + workspace + "/members/" + member)
                .bearer(token)
                .send();
    }

    @Test
    void workspaceShouldBeRenamedByAdmins() {
        admit(WorkspaceRole.ADMIN);

        assertThat(rename(colleague, "{\"name\":\" Difference engines \"}").text("name"))
                .isEqualTo("Difference engines");
        assertThat(show(owner).text("name")).isEqualTo("Difference engines");
        assertProblem(rename(owner, "{\"name\":\"\"}"), 422, "invalid");
        assertProblem(rename(owner, "{\"name\":\"a\",\"id\":\"b\"}"), 422, "invalid");
        assertProblem(rename(stranger, "{\"name\":\"Mine\"}"), 404, "not-found");
        admit(WorkspaceRole.BUILDER);
        assertProblem(rename(colleague, "{\"name\":\"Mine\"}"), 403, "forbidden");
    }

    @Test
    void roleShouldCountAtTheNextRequest() {
        admit(WorkspaceRole.VIEWER);
        assertThat(show(colleague).text("role")).isEqualTo("viewer");

        Http.Answer changed = changeRole(owner, colleagueId, "admin");

        assertThat(changed.text("role")).as(changed.body()).isEqualTo("admin");
        assertThat(show(colleague).text("role")).isEqualTo("admin");
        assertThat(rename(colleague, "{\"name\":\"Ours\"}").status()).isEqualTo(200);
        assertThat(remove(owner, colleagueId).status()).isEqualTo(204);
        assertProblem(show(colleague), 404, "not-found");
        assertProblem(remove(owner, colleagueId), 404, "not-found");
        assertProblem(changeRole(owner, colleagueId, "viewer"), 404, "not-found");
    }

    @Test
    void nobodyShouldRaiseThemselvesOrTouchTheirBetters() {
        admit(WorkspaceRole.ADMIN);

        assertProblem(changeRole(colleague, colleagueId, "owner"), 403, "forbidden");
        assertProblem(changeRole(colleague, me(owner), "viewer"), 403, "forbidden");
        assertProblem(remove(colleague, me(owner)), 403, "forbidden");
        assertProblem(changeRole(stranger, me(stranger), "viewer"), 404, "not-found");
        assertProblem(remove(stranger, colleagueId), 404, "not-found");
        admit(WorkspaceRole.OPERATOR);
        assertProblem(changeRole(colleague, colleagueId, "builder"), 403, "forbidden");
        assertProblem(changeRole(owner, colleagueId, "emperor"), 422, "invalid");
        assertProblem(changeRole(owner, "nonsense", "viewer"), 404, "not-found");
    }

    @Test
    void workspaceShouldKeepAnOwner() {
        admit(WorkspaceRole.VIEWER);

        assertProblem(remove(owner, me(owner)), 409, "last-owner");
        assertProblem(changeRole(owner, me(owner), "admin"), 409, "last-owner");
        assertThat(changeRole(owner, colleagueId, "owner").status()).isEqualTo(200);
        assertThat(remove(owner, me(owner)).status()).isEqualTo(204);
        assertProblem(show(owner), 404, "not-found");
        assertThat(show(colleague).text("role")).isEqualTo("owner");
    }

    @Test
    void everybodyShouldBeFreeToLeave() {
        admit(WorkspaceRole.VIEWER);

        assertThat(remove(colleague, colleagueId).status()).isEqualTo(204);
        assertProblem(show(colleague), 404, "not-found");
    }
}
