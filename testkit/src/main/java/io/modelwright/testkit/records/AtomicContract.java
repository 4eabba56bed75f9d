package io.modelwright.testkit.records;

import static io.modelwright.testkit.identity.IdentityFixtures.aWorkspace;
import static io.modelwright.testkit.identity.IdentityFixtures.anAccount;
import static io.modelwright.testkit.records.RecordsInUse.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelwright.core.identity.Account;
import io.modelwright.core.identity.Workspace;
import io.modelwright.core.records.StoredRecord;
import io.modelwright.core.records.WritePlan;
import io.modelwright.ports.atomic.driven.Atomic;
import io.modelwright.ports.records.driven.RecordStore.Command;
import io.modelwright.ports.records.driven.RecordStore.WriteFault;
import io.modelwright.ports.records.driven.RecordStore.Written;
import io.modelwright.testkit.identity.IdentityStores;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What atomic work promises, shown with accounts and records. */
public interface AtomicContract {

    /** The work under test, over the stores of the other two. */
    Atomic atomic();

    IdentityStores identity();

    /** The fixture's design, live in the same store. */
    RecordsInUse records();

    private Workspace found(Account owner) {
        Workspace workspace = aWorkspace();
        identity().workspaces().add(workspace, owner.id());
        return workspace;
    }

    private boolean isThere(Workspace workspace) {
        return identity().workspaces().find(workspace.id()).isPresent();
    }

    private StoredRecord tag(String name) {
        return records().create(ALICE, "tag", Map.of("name", name));
    }

    private Written tryTags(String... names) {
        Command[] commands = new Command[names.length];
        for (int i = 0; i < names.length; i++) {
            commands[i] = new Command.Create(records().draft(ALICE, "tag", Map.of("name", names[i]), Map.of()));
        }
        return records().written(records().plan(WritePlan.Kind.CREATE, "tag", Set.of(), Set.of(), List.of()), commands);
    }

    private String tags() {
        return records().list(records().everything(), ALICE, "tag", "fields=name&sort=name");
    }

    @Test
    default void workShouldKeepWhatAllItsVerbsWroteAndSeeIt() {
        Account ada = anAccount(identity().accounts(), "ada@example.org");
        Workspace made = atomic().run(() -> {
            identity().accounts().rename(ada.id(), "Ada");
            tag("kept");
            records().fences().bumpCaller(ada.id());
            Workspace workspace = found(ada);
            assertThat(isThere(workspace)).isTrue();
            assertThat(tags()).contains("kept");
            return workspace;
        });
        assertThat(isThere(made)).isTrue();
        assertThat(identity().accounts().find(ada.id()).map(Account::displayName))
                .contains("Ada");
        assertThat(tags()).contains("kept");
        assertThat(records().fences().callerEpoch(ada.id())).isEqualTo(1);
    }

    @Test
    default void workShouldTakeEverythingBackWhenItThrows() {
        Account ada = anAccount(identity().accounts(), "ada@example.org");
        assertThatThrownBy(() -> atomic().run(() -> {
                    identity().accounts().rename(ada.id(), "Ada");
                    tag("gone");
                    records().fences().bumpCaller(ada.id());
                    throw new IllegalStateException("no more");
                }))
                .hasMessage("no more");
        assertThat(identity().accounts().find(ada.id())).contains(ada);
        assertThat(tags()).isEqualTo("[]");
        assertThat(records().fences().callerEpoch(ada.id())).isZero();
    }

    @Test
    default void workShouldTakeEverythingBackWhenItsResultIsNotKept() {
        Account ada = anAccount(identity().accounts(), "ada@example.org");
        StoredRecord before = tag("before");
        Workspace refused = atomic().run(
                        () -> {
                            records().update(before, "tag", Map.of("name", "after"));
                            return found(ada);
                        },
                        workspace -> false);
        assertThat(isThere(refused)).isFalse();
        assertThat(tags()).contains("before").doesNotContain("after");
    }

    @Test
    default void innerWorkShouldBeTakenBackAloneWhenItFails() {
        Account ada = anAccount(identity().accounts(), "ada@example.org");
        Workspace outer = atomic().run(() -> {
            tag("outer");
            atomic().run(() -> tag("refused"), refused -> false);
            assertThatThrownBy(() -> atomic().run(() -> {
                        tag("thrown");
                        throw new IllegalStateException("inner");
                    }))
                    .hasMessage("inner");
            atomic().run(() -> tag("inner"));
            return found(ada);
        });
        assertThat(isThere(outer)).isTrue();
        assertThat(tags()).contains("outer", "inner").doesNotContain("refused", "thrown");
    }

    @Test
    default void innerWorkShouldBeTakenBackWithTheOuterOne() {
        assertThatThrownBy(() -> atomic().run(() -> {
                    atomic().run(() -> tag("inner"));
                    throw new IllegalStateException("outer");
                }))
                .hasMessage("outer");
        assertThat(tags()).isEqualTo("[]");
    }

    @Test
    default void workShouldGoOnWhenOneOfItsVerbsRefused() {
        tag("taken");
        Account ada = anAccount(identity().accounts(), "ada@example.org");
        Workspace made = atomic().run(() -> {
            tag("one");
            assertThat(tryTags("taken")).isInstanceOf(Written.Failed.class);
            Written several = tryTags("two", "three", "taken", "four");
            assertThat(several)
                    .isInstanceOfSatisfying(
                            Written.Failed.class,
                            failed -> assertThat(failed.faults())
                                    .hasSize(1)
                                    .allMatch(fault -> fault instanceof WriteFault.NotUnique));
            assertThat(tryTags("five", "six")).isInstanceOf(Written.Stored.class);
            return found(ada);
        });
        assertThat(isThere(made)).isTrue();
        assertThat(tags()).contains("one", "five", "six").doesNotContain("two", "three", "four");
    }

    @Test
    default void threadShouldBeFreeAgainWhenTheWorkHasEnded() {
        assertThatThrownBy(() -> atomic().run(() -> {
                    tag("gone");
                    throw new IllegalStateException("no more");
                }))
                .hasMessage("no more");
        tag("alone");
        assertThat(tags()).contains("alone").doesNotContain("gone");
        assertThat(atomic().run(() -> tag("again"), kept -> true)).isNotNull();
        assertThat(tags()).contains("alone", "again");
    }
}
