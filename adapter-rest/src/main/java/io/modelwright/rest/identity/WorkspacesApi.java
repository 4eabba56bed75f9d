package io.modelwright.rest.identity;

import io.modelwright.core.openapi.Answer;
import io.modelwright.core.openapi.Components;
import io.modelwright.core.openapi.Headers;
import io.modelwright.core.openapi.Operation;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonSchema;
import io.modelwright.rest.description.Body;
import io.modelwright.rest.description.Section;
import java.util.List;

/** What the document says of workspaces, their members and how people are let in. */
public final class WorkspacesApi {

    private static final JsonSchema WORKSPACE = JsonSchema.ref("Workspace");
    private static final JsonSchema MEMBER = JsonSchema.ref("Member");

    private WorkspacesApi() {}

    public static List<Section> sections() {
        return List.of(workspaces(), members(), invitations());
    }

    private static Section workspaces() {
        return Section.of("Workspaces", "Who owns apps together")
                .schema("Workspace", IdentitySchemas.workspace())
                .method(
                        WorkspacesResource.class,
                        "list",
                        Operation.of("listWorkspaces", "List your workspaces")
                                .answers(Answer.json(200, "The workspaces.", Components.page(WORKSPACE, true))))
                .method(
                        WorkspacesResource.class,
                        "create",
                        Operation.of("createWorkspace", "Make a workspace, which you own")
                                .answers(Answer.json(201, "The workspace.", WORKSPACE)
                                        .with(Headers.LOCATION)),
                        name())
                .method(
                        WorkspacesResource.class,
                        "show",
                        Operation.of("getWorkspace", "Read a workspace")
                                .answers(Answer.json(200, "The workspace.", WORKSPACE)))
                .method(
                        WorkspacesResource.class,
                        "rename",
                        Operation.of("renameWorkspace", "Rename a workspace")
                                .answers(Answer.json(200, "The workspace as it is now.", WORKSPACE)),
                        name());
    }

    private static Body name() {
        return Body.example(Json.object().put("name", "Research")).member("name", IdentitySchemas.NAME);
    }

    private static Section members() {
        return Section.of("Members", "Who belongs to a workspace")
                .schema("Member", IdentitySchemas.member())
                .method(
                        WorkspacesResource.class,
                        "members",
                        Operation.of("listMembers", "List the members of a workspace")
                                .answers(Answer.json(200, "The members.", Components.page(MEMBER, true))))
                .method(
                        WorkspacesResource.class,
                        "changeRole",
                        Operation.of("changeMemberRole", "Give a member another role")
                                .answers(Answer.json(200, "The member as they are now.", MEMBER))
                                .problem(409, "last-owner", "member-changed"),
                        Body.example(Json.object().put("role", "builder")).member("role", IdentitySchemas.ROLE))
                .method(
                        WorkspacesResource.class,
                        "remove",
                        Operation.of("removeMember", "Remove a member, or leave")
                                .answers(Answer.empty(204, "They belong to it no more."))
                                .problem(409, "last-owner", "member-changed"));
    }

    private static Section invitations() {
        return Section.of("Invitations", "Letting people into a workspace")
                .schema("Invitation", IdentitySchemas.invitation())
                .schema("IssuedInvitation", IdentitySchemas.issued())
                .method(
                        InvitationsResource.class,
                        "list",
                        Operation.of("listInvitations", "List the open invitations of a workspace")
                                .answers(Answer.json(
                                        200, "The invitations.", Components.page(JsonSchema.ref("Invitation"), true))))
                .method(
                        InvitationsResource.class,
                        "invite",
                        Operation.of("invite", "Make an invitation, which works once")
                                .answers(Answer.json(
                                                201,
                                                "The invitation with its token.",
                                                JsonSchema.ref("IssuedInvitation"))
                                        .with(Headers.LOCATION))
                                .problem(409),
                        Body.example(Json.object().put("role", "builder").put("expiresInDays", 7))
                                .member("role", IdentitySchemas.ROLE)
                                .member("email", IdentitySchemas.EMAIL)
                                .member(
                                        "expiresInDays",
                                        JsonSchema.integer(1, 30).with("default", 7)))
                .method(
                        InvitationsResource.class,
                        "revoke",
                        Operation.of("revokeInvitation", "Take an invitation back")
                                .answers(Answer.empty(204, "It works no more.")))
                .method(
                        AcceptanceResource.class,
                        "accept",
                        Operation.of("acceptInvitation", "Join a workspace by an invitation")
                                .answers(Answer.json(200, "The workspace that you belong to now.", WORKSPACE))
                                .problem(404),
                        Body.example(Json.object().put("token", "from-the-invitation"))
                                .member("token", JsonSchema.string(1, 200)));
    }
}
