package io.modelwright.codegen.java;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.codegen.OwnMigrations;
import io.modelwright.codegen.StoredRows;
import io.modelwright.core.codegen.AppHistory;
import io.modelwright.testkit.contract.UpgradeDesign;
import io.modelwright.testkit.contract.UpgradeScene;
import io.modelwright.testkit.servers.TestDatabase;
import io.modelwright.testkit.servers.TestPostgres;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** An application of the third version takes over the database of one of the first. */
final class JavaUpgradeTest {

    private static final AppHistory THIRD = UpgradeDesign.history("upgrade");
    private static final AppHistory FIRST =
            new AppHistory("upgrade", "upgrade", THIRD.versions().subList(0, 1));
    private static final String MIGRATIONS = "classes/db/migration";

    private final TestDatabase database = TestPostgres.shared().freshDatabase();

    @Test
    void nothingShouldBeLostFromTheFirstVersionToTheThird() throws Exception {
        Path first = GeneratedJavaApps.built(FIRST);
        OwnMigrations.addFirst(first.resolve(MIGRATIONS));
        RunningApp before = launch(first).ready();
        UpgradeScene scene = UpgradeScene.filled(before);
        OwnMigrations.fill(database);
        var accounts = StoredRows.accounts(database);
        var rows = StoredRows.of(database);
        before.stop();

        Path third = GeneratedJavaApps.built(THIRD);
        OwnMigrations.addSecond(third.resolve(MIGRATIONS));
        RunningApp one = launch(third);
        RunningApp other = launch(third);
        scene.checkKept(one.ready());
        scene.checkKept(other.ready());
        assertThat(StoredRows.accounts(database)).isEqualTo(accounts);
        assertThat(StoredRows.lost(rows, StoredRows.of(database))).isEqualTo(scene.converted());
        assertThat(OwnMigrations.rows(database))
                .containsExactly("2027-01-31 Ada Grün 😀", "2027-01-31 Bo", "2027-01-31 Cy");
        one.stop();
        other.stop();

        RunningApp stale = launch(first);
        assertThat(stale.ended()).isNotZero();
        assertThat(stale.log())
                .contains("the database has had migrations that this application does not have: 2, 2.1, 3;");

        RunningApp again = launch(third).ready();
        scene.checkKept(again);
        scene.checkAtWork(again);
        again.stop();
    }

    private RunningApp launch(Path folder) throws IOException {
        return RunningApp.launch(folder, GeneratedJavaApps.mainClass(THIRD), database);
    }
}
