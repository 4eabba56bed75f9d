package io.modelwright.codegen.typescript;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.codegen.OwnMigrations;
import io.modelwright.codegen.StoredRows;
import io.modelwright.core.codegen.AppHistory;
import io.modelwright.testkit.contract.UpgradeDesign;
import io.modelwright.testkit.contract.UpgradeScene;
import io.modelwright.testkit.servers.TestDatabase;
import io.modelwright.testkit.servers.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** An application of the third version takes over the database of one of the first. */
final class TypeScriptUpgradeTest {

    private static final AppHistory THIRD = UpgradeDesign.history("upgrade");
    private static final AppHistory FIRST =
            new AppHistory("upgrade", "upgrade", THIRD.versions().subList(0, 1));

    private final NodeTools tools = NodeTools.installed();
    private final TestDatabase database = TestPostgres.shared().freshDatabase();

    @Test
    void nothingShouldBeLostFromTheFirstVersionToTheThird() throws Exception {
        Path first = Rendered.written(FIRST, "upgrade-1", tools);
        OwnMigrations.addFirst(first.resolve("migrations"));
        RunningApp before = RunningApp.ready(launch(first));
        UpgradeScene scene = UpgradeScene.filled(before);
        OwnMigrations.fill(database);
        var accounts = StoredRows.accounts(database);
        var rows = StoredRows.of(database);
        before.stop();

        Path third = Rendered.written(THIRD, "upgrade-3", tools);
        // what the application keeps beside its database moves along
        Rendered.copy(first.resolve("data"), third.resolve("data"), List.of());
        OwnMigrations.addSecond(third.resolve("migrations"));
        Process one = launch(third);
        Process other = launch(third);
        RunningApp after = RunningApp.ready(one);
        RunningApp beside = RunningApp.ready(other);
        scene.checkKept(after);
        scene.checkKept(beside);
        assertThat(StoredRows.accounts(database)).isEqualTo(accounts);
        assertThat(StoredRows.lost(rows, StoredRows.of(database))).isEqualTo(scene.converted());
        assertThat(OwnMigrations.rows(database))
                .containsExactly("2027-01-31 Ada Grün 😀", "2027-01-31 Bo", "2027-01-31 Cy");
        after.stop();
        beside.stop();

        Process stale = launch(first);
        assertThat(stale.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(stale.exitValue()).isNotZero();
        assertThat(new String(stale.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("the database has had migrations that this application does not have: 2, 2.1, 3;");

        RunningApp again = RunningApp.ready(launch(third));
        scene.checkKept(again);
        scene.checkAtWork(again);
        again.stop();
    }

    private Process launch(Path folder) {
        return RunningApp.launch(folder, tools, database);
    }
}
