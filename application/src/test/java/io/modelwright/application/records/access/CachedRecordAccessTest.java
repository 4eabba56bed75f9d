package io.modelwright.application.records.access;

import static io.modelwright.testkit.records.RecordsInUse.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.application.apps.AppAccess;
import io.modelwright.core.apps.App;
import io.modelwright.core.apps.AppMember;
import io.modelwright.core.identity.Credential;
import io.modelwright.core.identity.EmailAddress;
import io.modelwright.core.identity.Member;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.SessionId;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.Retired;
import io.modelwright.core.records.CompiledApp;
import io.modelwright.core.records.RightsBasis;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.apps.driven.AppMemberRepository;
import io.modelwright.ports.apps.driven.AppRepository;
import io.modelwright.ports.identity.driven.WorkspaceRepository;
import io.modelwright.ports.modeling.driven.VersionRepository;
import io.modelwright.ports.modeling.driven.VersionRepository.StoredVersion;
import io.modelwright.ports.records.driven.Fences;
import io.modelwright.testkit.records.InMemoryRecordStore;
import io.modelwright.testkit.records.RecordFixtures;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CachedRecordAccessTest {

    private static final WorkspaceId WORKSPACE = new WorkspaceId(new UUID(0, 9));
    private static final Instant START = Instant.parse("2027-01-01T00:00:00Z");

    private final Design design = RecordFixtures.design();
    private final CompiledApp compiled = RecordFixtures.app(design, 1);
    private final App app = new App(compiled.app(), WORKSPACE, "shop", "Shop", "default", compiled.schema(), START);
    private final InMemoryRecordStore store = new InMemoryRecordStore();
    private Optional<AppMember> membership = Optional.empty();
    private Optional<Member> colleague = Optional.empty();
    private boolean slugTaken = true;
    private Instant now = START;
    private int questions;
    private UnaryOperator<Optional<Principal>> callerNow = known -> known;
    private CachedRecordAccess access;

    @BeforeEach
    void wire() {
        AppRepository apps = asked(AppRepository.class, verb -> switch (verb) {
            case "find" -> Optional.of(app);
            case "findBySlug" -> slugTaken ? List.of(app) : List.of();
            default -> throw new AssertionError(verb);
        });
        AppMemberRepository members = asked(AppMemberRepository.class, verb -> membership);
        WorkspaceRepository workspaces = asked(WorkspaceRepository.class, verb -> colleague);
        VersionRepository versions = asked(VersionRepository.class, verb -> Optional.of(version()));
        Fences fences = asked(
                Fences.class,
                verb -> verb.equals("load")
                        ? store.load(app.id())
                        : (Object) store.callerEpoch(person(Map.of()).account()));
        access = new CachedRecordAccess(
                new AppAccess(apps, members),
                members,
                workspaces,
                versions,
                fences,
                principal -> callerNow.apply(Optional.of(principal)),
                () -> now);
        store.publish(app.id(), 1);
    }

    private StoredVersion version() {
        Json nothing = Json.object().build();
        return new StoredVersion(
                app.id(), 1, "", new AccountId(new UUID(1, 1)), START, design, nothing, "", Retired.NOTHING);
    }

    /** A port that counts what it is asked. */
    private <T> T asked(Class<T> port, Function<String, Object> answers) {
        return port.cast(
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (self, method, arguments) -> {
                    questions++;
                    return answers.apply(method.getName());
                }));
    }

    private static Principal person(Map<WorkspaceId, WorkspaceRole> memberships) {
        return Principal.of(new AccountId(new UUID(1, 1)), "a@x.example", "A", false, memberships);
    }

    private static Principal having(WorkspaceRole role) {
        return person(Map.of(WORKSPACE, role));
    }

    private void assign(String role) {
        Set<ElementId> ids = Set.of(design.roles().stream()
                .filter(candidate -> candidate.name().equals(role))
                .findFirst()
                .orElseThrow()
                .id());
        membership = Optional.of(new AppMember(app.id(), new AccountId(new UUID(1, 1)), ids, START));
    }

    private Object rights(Principal principal) {
        return done(access.standing(principal, "shop")).rights();
    }

    private Object rightsOf(RightsBasis basis, Principal principal) {
        return done(access.standing(principal, "shop")).live().rights(basis);
    }

    @Test
    void standingShouldAskNothingWhenItIsKnown() {
        Principal viewer = having(WorkspaceRole.VIEWER);
        for (String name : List.of("shop", app.id().toString())) {
            done(access.standing(viewer, name));
            questions = 0;
            done(access.standing(viewer, name));
            assertThat(questions).as(name).isZero();
        }
    }

    @Test
    void standingShouldFollowFromTheWorkspaceRole() {
        RightsBasis everything = RightsBasis.Workspace.EVERYTHING;
        for (WorkspaceRole role : List.of(WorkspaceRole.OWNER, WorkspaceRole.BUILDER, WorkspaceRole.OPERATOR)) {
            assertThat(rights(having(role))).isSameAs(rightsOf(everything, having(role)));
        }
        assertThat(rights(having(WorkspaceRole.VIEWER)))
                .isSameAs(rightsOf(RightsBasis.Workspace.READING, having(WorkspaceRole.VIEWER)));
    }

    @Test
    void standingShouldFollowFromTheAppsRolesWhereSomeAreAssigned() {
        assign("member");
        RightsBasis roles = new RightsBasis.AppRoles(membership.orElseThrow().roles());
        assertThat(rights(having(WorkspaceRole.OPERATOR))).isSameAs(rightsOf(roles, having(WorkspaceRole.OPERATOR)));
        assertThat(rights(person(Map.of()))).isSameAs(rightsOf(roles, person(Map.of())));
        assertThat(rights(having(WorkspaceRole.BUILDER)))
                .isSameAs(rightsOf(RightsBasis.Workspace.EVERYTHING, having(WorkspaceRole.BUILDER)));
    }

    @Test
    void rolesShouldBeAskedAnewWhenTheEpochHasMoved() {
        Principal operator = having(WorkspaceRole.OPERATOR);
        Object before = rights(operator);
        assign("member");
        Standing remembered = done(access.standing(operator, "shop"));
        assertThat(access.isCurrent(remembered)).isTrue();
        store.bumpRights(app.id());
        assertThat(access.isCurrent(remembered)).isFalse();
        assertThat(rights(operator)).isSameAs(before);
        assertThat(done(access.freshStanding(operator, "shop")).rights()).isNotSameAs(before);
    }

    @Test
    void freshStandingShouldBeThatOfNowWhateverTheAppIsCalled() {
        Standing before =
                done(access.standing(having(WorkspaceRole.OWNER), app.id().toString()));
        assertThat(access.isCurrent(before)).isTrue();
        store.bumpRights(app.id());
        assertThat(access.isCurrent(before)).isFalse();
        assertThat(access.isCurrent(done(access.freshStanding(having(WorkspaceRole.OWNER), "shop"))))
                .isTrue();
    }

    @Test
    void standingShouldBeOfTheCallerAsTheyAreNowOnceSomethingHasChangedForThem() {
        Principal builder = having(WorkspaceRole.BUILDER);
        Standing remembered = done(access.standing(builder, "shop"));
        assertThat(remembered.context(START).callerEpoch()).isZero();
        Principal viewer = having(WorkspaceRole.VIEWER).at(1);
        callerNow = known -> Optional.of(viewer);
        store.bumpCaller(builder.account());

        assertThat(access.isCurrent(remembered)).isFalse();
        Standing fresh = done(access.freshStanding(builder, "shop"));
        assertThat(access.isCurrent(fresh)).isTrue();
        assertThat(fresh.principal()).isEqualTo(viewer);
        assertThat(fresh.context(START).callerEpoch()).isEqualTo(1);
        assertThat(fresh.rights()).isSameAs(rightsOf(RightsBasis.Workspace.READING, viewer));
    }

    @Test
    void nobodyShouldHaveAStandingWhenTheirSessionHasEnded() {
        callerNow = known -> Optional.empty();

        Principal worker = having(WorkspaceRole.OWNER);
        Principal signedIn = new Principal(
                worker.account(),
                worker.email(),
                worker.displayName(),
                false,
                worker.memberships(),
                new Credential.Session(new SessionId(new UUID(3, 3))),
                0);
        assertThat(refusal(access.freshStanding(signedIn, "shop"))).isInstanceOf(Refusal.Unauthenticated.class);
        assertThat(refusal(access.freshStanding(worker, "shop")))
                .extracting(Refusal::code)
                .isEqualTo("account-disabled");
    }

    private static Refusal refusal(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Done<?> done -> throw new AssertionError(done.toString());
            case Outcome.Refused<?>(Refusal refusal) -> refusal;
        };
    }

    @Test
    void appShouldNotBeFoundWhenThePersonIsNothingToIt() {
        done(access.standing(having(WorkspaceRole.OWNER), app.id().toString()));
        assertThat(access.standing(person(Map.of()), app.id().toString()))
                .isEqualTo(Outcome.refused(Refusal.NotFound.of("app")));
    }

    @Test
    void memberShouldBeOneOfTheAppOrOfItsWorkspace() {
        AccountId person = new AccountId(new UUID(8, 8));
        assertThat(access.isMember(app, person)).isFalse();

        membership = Optional.of(new AppMember(app.id(), person, Set.of(), START));
        assertThat(access.isMember(app, person)).isTrue();

        membership = Optional.empty();
        colleague = Optional.of(
                new Member(person, new EmailAddress("grace@example.org"), "Grace", WorkspaceRole.VIEWER, START));
        assertThat(access.isMember(app, person)).isTrue();
    }

    @Test
    void slugShouldBeAskedAnewByEverybodyOnceTheFenceHasMoved() {
        Principal owner = having(WorkspaceRole.OWNER);
        done(access.standing(owner, "shop"));
        slugTaken = false;
        done(access.freshStanding(owner, app.id().toString()));

        assertThat(access.standing(owner, "shop")).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void slugShouldBeAskedAnewAfterTwoSeconds() {
        Principal owner = having(WorkspaceRole.OWNER);
        done(access.standing(owner, "shop"));
        slugTaken = false;
        now = START.plusMillis(1_999);
        done(access.standing(owner, "shop"));
        now = START.plusSeconds(2);
        assertThat(access.standing(owner, "shop")).isInstanceOf(Outcome.Refused.class);
    }
}
