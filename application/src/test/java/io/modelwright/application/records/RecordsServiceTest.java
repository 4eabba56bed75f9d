package io.modelwright.application.records;

import static io.modelwright.testkit.records.RecordsInUse.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.application.records.access.RecordAccess;
import io.modelwright.application.records.access.Standing;
import io.modelwright.application.records.transfer.TransferBench;
import io.modelwright.core.apps.App;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.Labels;
import io.modelwright.core.modeling.Role;
import io.modelwright.core.records.CompiledApp;
import io.modelwright.core.records.Fence;
import io.modelwright.core.records.QueryParameters;
import io.modelwright.core.records.RecordBody;
import io.modelwright.core.records.RightsBasis;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.records.driving.Records;
import io.modelwright.testkit.records.InMemoryRecordStore;
import io.modelwright.testkit.records.RecordFixtures;
import io.modelwright.testkit.records.RecordsInUse;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordsServiceTest {

    private static final QueryParameters NONE = QueryParameters.NONE;
    private static final OptionalLong ANY = OptionalLong.empty();
    private static final RightsBasis NO_RIGHTS = new RightsBasis.AppRoles(Set.of());

    private final CompiledApp app = RecordFixtures.app(RecordFixtures.design(), 1);
    private final InMemoryRecordStore store = new InMemoryRecordStore();
    private final Principal owner = person(1);
    private final Principal member = person(2);
    private final Principal newcomer = person(3);
    private final Set<AccountId> people = new HashSet<>(Set.of(owner.account(), member.account()));
    private long ids;
    private Records records;
    private Fence remembered;
    private RightsBasis newcomersRights = NO_RIGHTS;
    private RightsBasis rememberedRights = NO_RIGHTS;
    private CompiledApp live = app;
    private CompiledApp known = app;

    @BeforeEach
    void publish() {
        store.publish(app.app(), 1);
        remembered = store.load(app.app()).orElseThrow();
        RecordAccess access = new RecordAccess() {
            @Override
            public boolean isMember(App named, AccountId person) {
                return people.contains(person);
            }

            @Override
            public Outcome<Standing> standing(Principal principal, String name) {
                return Outcome.done(new Standing(named(), remembered, known.rights(basis(principal)), principal));
            }

            @Override
            public Outcome<Standing> freshStanding(Principal principal, String name) {
                remembered = store.load(app.app()).orElseThrow();
                rememberedRights = newcomersRights;
                known = live;
                return standing(principal, name);
            }

            @Override
            public boolean isCurrent(Standing standing) {
                return store.load(app.app()).filter(standing.fence()::equals).isPresent();
            }
        };
        records = RecordsServices.records(
                access,
                store,
                () -> new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + ++ids),
                InstantSource.fixed(RecordsInUse.NOW),
                new byte[32],
                TransferBench.SEALER);
    }

    private App named() {
        return new App(
                app.app(), new WorkspaceId(new UUID(0, 9)), "app", "App", "default", app.schema(), RecordsInUse.NOW);
    }

    private RightsBasis basis(Principal principal) {
        if (principal.equals(owner)) {
            return RightsBasis.Workspace.EVERYTHING;
        }
        if (principal.equals(newcomer)) {
            return rememberedRights;
        }
        Set<ElementId> roles = app.design().roles().stream()
                .filter(role -> role.name().equals("member"))
                .map(Role::id)
                .collect(Collectors.toSet());
        return new RightsBasis.AppRoles(roles);
    }

    private static Principal person(long number) {
        return Principal.of(new AccountId(new UUID(number, number)), "p@x.example", "P", false, Map.of());
    }

    private static QueryParameters query(String raw) {
        return done(QueryParameters.parse(raw));
    }

    private RecordBody create(Principal who, String entity, Json.ObjectBuilder record) {
        return done(records.create(who, "app", entity, record.build(), NONE))
                .records()
                .getFirst();
    }

    private static Json.ObjectBuilder task(String title) {
        return Json.object().put("title", title);
    }

    private static List<String> faults(Outcome<?> outcome) {
        if (outcome instanceof Outcome.Refused<?>(Refusal.Invalid invalid)) {
            return invalid.findings().stream()
                    .map(finding -> finding.code() + " " + finding.pointer())
                    .toList();
        }
        throw new AssertionError("not invalid: " + outcome);
    }

    private static Refusal refusal(Outcome<?> outcome) {
        if (outcome instanceof Outcome.Refused<?> refused) {
            return refused.refusal();
        }
        throw new AssertionError("not refused: " + outcome);
    }

    private static String cursor(String body) {
        Matcher matcher = Pattern.compile("\"nextCursor\":\"([^\"]+)\"").matcher(body);
        assertThat(matcher.find()).as(body).isTrue();
        return matcher.group(1);
    }

    @Test
    void createShouldFillDefaultsAndAnswerTheRecord() {
        RecordBody task = create(owner, "task", task("a"));
        assertThat(task.version()).isEqualTo(1);
        assertThat(task.body().toString())
                .contains("\"status\":\"todo\"", "\"done\":false", "\"number\":\"1\"", "\"tags\":[]", "\"due\":null")
                .isEqualTo(done(records.read(owner, "app", "task", task.id().toString(), NONE))
                        .body()
                        .toString());
    }

    @Test
    void createShouldTellEveryFaultAtOnce() {
        create(owner, "tag", Json.object().put("name", "x"));
        create(owner, "project", Json.object().put("name", "P"));
        assertThat(faults(records.create(
                        owner,
                        "app",
                        "task",
                        Json.object()
                                .put("status", "open")
                                .put("done", true)
                                .put("priority", 9)
                                .put("estimate", "1.234")
                                .put("overdue", true)
                                .put("wrong", 1)
                                .put("id", "x")
                                .put("due", Json.JsonNull.NULL)
                                .build(),
                        NONE)))
                .containsExactlyInAnyOrder(
                        "unknown-choice /status",
                        "out-of-range /priority",
                        "not-exact /estimate",
                        "read-only /overdue",
                        "unknown-member /wrong",
                        "read-only /id",
                        "required /title",
                        "rule /due");
        assertThat(faults(records.create(
                        owner,
                        "app",
                        "project",
                        Json.object().put("name", "P").put("budget", "x").build(),
                        NONE)))
                .containsExactlyInAnyOrder("format /budget", "unique /name");
    }

    @Test
    void createManyShouldStoreNoneWhenOneIsWrong() {
        Json sent = Json.array(List.of(task("a").build(), Json.object().build()));
        assertThat(faults(records.create(owner, "app", "task", sent, NONE))).containsExactly("required /1/title");
        Json twice = Json.array(List.of(
                Json.object().put("name", "t").build(),
                Json.object().put("name", "t").build()));
        assertThat(faults(records.create(owner, "app", "tag", twice, NONE))).containsExactly("unique /1/name");
        assertThat(done(records.list(owner, "app", "tag", query("count=true"))).toString())
                .contains("\"total\":0");
        assertThat(faults(records.create(owner, "app", "tag", Json.array(List.of()), NONE)))
                .isNotEmpty();
    }

    @Test
    void createManyShouldAnswerAllInTheirOrder() {
        Json sent = Json.array(List.of(task("b").build(), task("a").build()));
        assertThat(done(records.create(owner, "app", "task", sent, query("fields=title")))
                        .body()
                        .toString())
                .matches(
                        "\\{\"items\":\\[\\{\"id\":\"[^\"]+\",\"title\":\"b\"},\\{\"id\":\"[^\"]+\",\"title\":\"a\"}]}");
    }

    @Test
    void createShouldTellOfRulesAndRecordsThatOnlyTheStoreSees() {
        RecordBody closed =
                create(owner, "project", Json.object().put("name", "P").put("active", false));
        assertThat(faults(records.create(
                        owner,
                        "app",
                        "task",
                        task("a").put("project", closed.id().toString()).build(),
                        NONE)))
                .containsExactly("rule /project");
        assertThat(faults(records.create(
                        member,
                        "app",
                        "task",
                        task("a").put("project", closed.id().toString()).build(),
                        NONE)))
                .contains("unknown-record /project");
        assertThat(faults(records.create(
                        owner,
                        "app",
                        "task",
                        task("a").put("parent", new UUID(5, 5).toString()).build(),
                        NONE)))
                .containsExactly("unknown-record /parent");
    }

    @Test
    void patchShouldChangeOnlyWhatIsSent() {
        RecordBody task = create(owner, "task", task("a").put("priority", 2).put("description", "d"));
        RecordBody changed = done(records.patch(
                owner,
                "app",
                "task",
                task.id().toString(),
                OptionalLong.of(1),
                Json.object()
                        .put("priority", 3)
                        .put("description", Json.JsonNull.NULL)
                        .build(),
                NONE));
        assertThat(changed.version()).isEqualTo(2);
        assertThat(changed.body().toString()).contains("\"title\":\"a\"", "\"priority\":3", "\"description\":null");
    }

    @Test
    void patchShouldBeRefusedWhenTheVersionIsAnother() {
        RecordBody task = create(owner, "task", task("a"));
        Refusal refusal = refusal(records.patch(
                owner,
                "app",
                "task",
                task.id().toString(),
                OptionalLong.of(7),
                task("b").build(),
                NONE));
        assertThat(refusal).isInstanceOf(Refusal.Stale.class);
        assertThat(((Refusal.Stale) refusal).current()).isEqualTo(1);
    }

    @Test
    void patchShouldLeaveTheVersionWhenNothingChanges() {
        RecordBody task = create(owner, "task", task("a"));
        RecordBody same = done(records.patch(
                owner, "app", "task", task.id().toString(), ANY, task("a").build(), NONE));
        assertThat(same.version()).isEqualTo(1);
        assertThat(same.body()).isEqualTo(task.body());
    }

    @Test
    void replaceShouldTakeAwayWhatIsNotSent() {
        RecordBody task = create(owner, "task", task("a").put("priority", 2).put("status", "doing"));
        RecordBody replaced = done(records.replace(
                owner, "app", "task", task.id().toString(), ANY, task("b").build(), NONE));
        assertThat(replaced.body().toString())
                .contains("\"title\":\"b\"", "\"priority\":null", "\"status\":\"todo\"", "\"number\":\"1\"");
    }

    @Test
    void secretsShouldNeverBeShownAndStayWhenSentBackAsTheyRead() {
        RecordBody sample =
                create(owner, "sample", Json.object().put("secretValue", "pass").put("coded", "AB1"));
        assertThat(sample.body().toString())
                .contains("\"secretValue\":{\"set\":true}")
                .doesNotContain("pass");
        Json sent = Json.object()
                .put("secretValue", Json.object().put("set", true).build())
                .put("coded", "AB2")
                .build();
        RecordBody kept =
                done(records.replace(owner, "app", "sample", sample.id().toString(), ANY, sent, NONE));
        assertThat(kept.body().toString()).contains("\"secretValue\":{\"set\":true}");
        Json cleared = Json.object().put("secretValue", Json.JsonNull.NULL).build();
        assertThat(done(records.patch(owner, "app", "sample", sample.id().toString(), ANY, cleared, NONE))
                        .body()
                        .toString())
                .contains("\"secretValue\":null");
        assertThat(faults(records.create(
                        owner,
                        "app",
                        "sample",
                        Json.object().put("coded", "ab1").build(),
                        NONE)))
                .containsExactly("pattern /coded");
    }

    @Test
    void deleteShouldRemoveTheRecordOnceAndRefuseWhereOthersNeedIt() {
        RecordBody project = create(owner, "project", Json.object().put("name", "P"));
        RecordBody invoice = create(
                owner, "invoice", Json.object().put("project", project.id().toString()));
        String id = project.id().toString();
        assertThat(refusal(records.delete(owner, "app", "project", id, ANY)).code())
                .isEqualTo("still-referenced");
        assertThat(done(records.delete(owner, "app", "invoice", invoice.id().toString(), ANY)))
                .isEqualTo(1);
        assertThat(refusal(records.delete(owner, "app", "project", id, OptionalLong.of(3))))
                .isInstanceOf(Refusal.Stale.class);
        assertThat(done(records.delete(owner, "app", "project", id, ANY))).isEqualTo(1);
        assertThat(refusal(records.delete(owner, "app", "project", id, ANY))).isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void refusalShouldFollowFromTheRightsOfNowWhenOlderOnesAreRemembered() {
        assertThat(refusal(records.create(newcomer, "app", "task", task("a").build(), NONE)))
                .isEqualTo(Refusal.NotFound.of("entity"));

        newcomersRights = RightsBasis.Workspace.EVERYTHING;
        store.bumpRights(app.app());

        assertThat(create(newcomer, "task", task("a")).version()).isEqualTo(1);
    }

    @Test
    void cursorsShouldLeadThroughTheListAndOnlyThroughThatOne() {
        for (String title : List.of("a", "b", "c")) {
            create(owner, "task", task(title));
        }
        String first = done(records.list(owner, "app", "task", query("limit=2&sort=-title")))
                .toString();
        String cursor = cursor(first);
        assertThat(done(records.list(owner, "app", "task", query("limit=2&sort=-title&cursor=" + cursor)))
                        .toString())
                .contains("\"title\":\"a\"", "\"nextCursor\":null")
                .doesNotContain("\"title\":\"b\"");
        for (String other : List.of("sort=title", "sort=-title&filter=done", "sort=-title&q=a", "")) {
            assertThat(refusal(records.list(owner, "app", "task", query(other + "&cursor=" + cursor)))
                            .code())
                    .isEqualTo("malformed-cursor");
        }
        assertThat(refusal(records.list(member, "app", "task", query("sort=-title&cursor=" + cursor)))
                        .code())
                .isEqualTo("malformed-cursor");
    }

    @Test
    void cursorsOfRelatedRecordsShouldGoOnInTheSingleRecord() {
        RecordBody project = create(owner, "project", Json.object().put("name", "P"));
        for (int i = 0; i < 26; i++) {
            create(owner, "task", task("t" + i).put("project", project.id().toString()));
        }
        String id = project.id().toString();
        String first = done(records.read(owner, "app", "project", id, query("expand=tasks")))
                .body()
                .toString();
        assertThat(done(records.read(owner, "app", "project", id, query("expand=tasks&cursor=" + cursor(first))))
                        .body()
                        .toString())
                .contains("\"t25\"")
                .doesNotContain("\"t24\"");
    }

    @Test
    void requestsShouldGoOnWhenTheRightsHaveMoved() {
        RecordBody task = create(owner, "task", task("a"));
        store.bumpRights(app.app());
        assertThat(done(records.read(owner, "app", "task", task.id().toString(), NONE))
                        .body())
                .isEqualTo(task.body());
        store.bumpRights(app.app());
        create(owner, "task", task("b"));
    }

    @Test
    void nothingShouldBeRefusedByWhatAnOlderVersionDidNotHave() {
        create(owner, "task", task("a"));
        publishAnotherEntity();
        assertThat(done(records.list(owner, "app", "extra", NONE)).toString()).contains("[]");

        remembered = new Fence(app.app(), 1, remembered.rightsEpoch());
        known = app;
        create(owner, "extra", Json.object().put("word", "b"));
    }

    /** Version 2, which this node has not noticed. */
    private void publishAnotherEntity() {
        Field word = new Field(
                new ElementId(new UUID(77, 2)),
                "word",
                Labels.NONE,
                new FieldType.Text(OptionalInt.empty(), OptionalInt.empty(), Optional.empty()),
                false,
                false,
                Optional.empty());
        Entity extra = new Entity(
                new ElementId(new UUID(77, 1)),
                "extra",
                Labels.NONE,
                Optional.empty(),
                List.of(word),
                List.of(),
                List.of(),
                List.of());
        Design before = app.design();
        List<Entity> entities = new ArrayList<>(before.entities());
        entities.add(extra);
        live = RecordFixtures.app(new Design(before.timeZone(), entities, before.relations(), before.roles()), 2);
        store.publish(app.app(), 2);
    }

    @Test
    void rolesShouldLimitWhatIsSeenAndWritten() {
        RecordBody theirs = create(owner, "task", task("theirs"));
        RecordBody finished = create(owner, "task", task("finished").put("status", "done"));
        String id = finished.id().toString();
        assertThat(refusal(records.read(member, "app", "task", theirs.id().toString(), NONE)))
                .isInstanceOf(Refusal.NotFound.class);
        assertThat(refusal(
                        records.patch(member, "app", "task", id, ANY, task("x").build(), NONE)))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThat(refusal(records.delete(member, "app", "task", id, ANY))).isInstanceOf(Refusal.Forbidden.class);
        assertThat(refusal(records.list(member, "app", "invoice", NONE))).isInstanceOf(Refusal.NotFound.class);
        assertThat(refusal(records.create(
                        member, "app", "project", Json.object().put("name", "x").build(), NONE)))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThat(faults(records.create(
                        member,
                        "app",
                        "task",
                        task("m").put("estimate", "1").put("priority", 1).build(),
                        NONE)))
                .containsExactlyInAnyOrder("unknown-member /estimate", "read-only /priority");
        RecordBody mine = create(member, "task", task("m"));
        assertThat(mine.body().toString()).doesNotContain("estimate", "cost");
        assertThat(done(records.patch(
                                member,
                                "app",
                                "task",
                                mine.id().toString(),
                                ANY,
                                task("n").build(),
                                NONE))
                        .version())
                .isEqualTo(2);
    }

    @Test
    void queriesShouldNotTellOfHiddenMembers() {
        for (String hidden : List.of(
                "filter=estimate>1.0",
                "sort=estimate",
                "fields=estimate",
                "filter=cost>1.0",
                "groupBy=estimate",
                "aggregate=sum(estimate)",
                "sort=cost")) {
            assertThat(refusal(records.list(member, "app", "task", query(hidden.replace("+", "%2B")))))
                    .as(hidden)
                    .isInstanceOf(Refusal.Invalid.class);
        }
        List<Finding> hidden =
                ((Refusal.Invalid) refusal(records.list(member, "app", "task", query("sort=estimate")))).findings();
        List<Finding> unknown =
                ((Refusal.Invalid) refusal(records.list(member, "app", "task", query("sort=estimatx")))).findings();
        assertThat(hidden.getFirst().message().replace("estimate", "estimatx"))
                .isEqualTo(unknown.getFirst().message());
    }

    @Test
    void queriesShouldBeRefusedWhenTheyMeanNothing() {
        assertThat(refusal(records.list(owner, "app", "task", query("filter=title+=="))))
                .isInstanceOf(Refusal.Malformed.class);
        assertThat(refusal(records.list(owner, "app", "task", query("filter=title==1"))))
                .isInstanceOf(Refusal.Invalid.class);
        assertThat(refusal(records.list(owner, "app", "task", query("limit=0"))))
                .isInstanceOf(Refusal.Invalid.class);
        assertThat(refusal(records.list(owner, "app", "task", query("limit=x"))))
                .isInstanceOf(Refusal.Malformed.class);
        assertThat(refusal(records.list(owner, "app", "task", query("where=x"))))
                .isInstanceOf(Refusal.Invalid.class);
        assertThat(refusal(records.list(owner, "app", "task", query("sort=tags"))))
                .isInstanceOf(Refusal.Invalid.class);
        assertThat(refusal(records.list(owner, "app", "task", query("cursor=abc"))))
                .isInstanceOf(Refusal.Malformed.class);
        assertThat(refusal(records.list(owner, "app", "nothing", NONE))).isInstanceOf(Refusal.NotFound.class);
        assertThat(refusal(records.read(owner, "app", "task", "not-an-id", NONE)))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void listShouldAnswerAggregatesWhenAsked() {
        create(owner, "task", task("a").put("estimate", "1.5"));
        create(owner, "task", task("b").put("estimate", "2"));
        assertThat(done(records.list(owner, "app", "task", query("aggregate=count,sum(estimate)&groupBy=status")))
                        .toString())
                .isEqualTo(
                        "{\"items\":[{\"group\":{\"status\":\"todo\"},\"count\":2,\"sum\":{\"estimate\":\"3.50\"}}],\"truncated\":false}");
    }

    @Test
    void peopleShouldBeMembersWhenRecordsReferToThem() {
        UUID left = new UUID(77, 77);
        people.add(new AccountId(left));
        RecordBody project =
                create(owner, "project", Json.object().put("name", "P").put("owner", left.toString()));
        RecordBody task =
                create(owner, "task", task("t").put("watchers", Json.array(List.of(Json.of(left.toString())))));
        people.remove(new AccountId(left));
        Json nobody = Json.of(new UUID(78, 78).toString());

        assertThat(faults(records.create(
                        owner,
                        "app",
                        "project",
                        Json.array(List.of(
                                Json.object().put("name", "Q").build(),
                                Json.object()
                                        .put("name", "R")
                                        .put("owner", nobody)
                                        .build())),
                        NONE)))
                .containsExactly("unknown-person /1/owner");
        assertThat(faults(records.patch(
                        owner,
                        "app",
                        "task",
                        task.id().toString(),
                        ANY,
                        Json.object()
                                .put("watchers", Json.array(List.of(Json.of(left.toString()), nobody)))
                                .build(),
                        NONE)))
                .containsExactly("unknown-person /watchers");
        // who has left stays where they are
        done(records.patch(
                owner,
                "app",
                "project",
                project.id().toString(),
                ANY,
                Json.object().put("name", "S").put("owner", left.toString()).build(),
                NONE));
    }
}
