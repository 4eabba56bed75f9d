package io.modelwright.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedPostgresTest {

    /** Prepared once, since that takes seconds; each test starts on a copy. */
    @TempDir
    static Path prepared;

    @TempDir
    Path folder;

    private @Nullable EmbeddedPostgres running;

    @BeforeAll
    static void prepare() {
        EmbeddedPostgres.start(EmbeddedPostgres.Settings.durable(prepared, BinaryCache.ofTests()))
                .close();
    }

    @BeforeEach
    void copyPrepared() throws IOException {
        try (Stream<Path> files = Files.walk(prepared)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path copy = folder.resolve(prepared.relativize(file));
                if (!copy.equals(folder)) {
                    Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    @AfterEach
    void stop() {
        if (running != null) {
            running.close();
        }
        EmbeddedPostgres.stopLeftBehind(folder);
    }

    private EmbeddedPostgres start() {
        running = EmbeddedPostgres.start(settings());
        return running;
    }

    private EmbeddedPostgres.Settings settings() {
        return EmbeddedPostgres.Settings.durable(folder, BinaryCache.ofTests());
    }

    @Test
    void serverShouldKeepDataSafelyWhenItHoldsRealData() throws SQLException {
        EmbeddedPostgres postgres = start();

        assertThat(query(postgres, "SHOW fsync")).isEqualTo("on");
        assertThat(query(postgres, "SHOW synchronous_commit")).isEqualTo("on");
        assertThat(query(postgres, "SHOW full_page_writes")).isEqualTo("on");
        assertThat(query(postgres, "SHOW data_checksums")).isEqualTo("on");
        assertThat(query(postgres, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(query(postgres, "SHOW unix_socket_directories")).isEmpty();
        assertThat(query(postgres, "SHOW server_encoding")).isEqualTo("UTF8");
        assertThat(query(postgres, "SHOW server_version")).startsWith("17.");
    }

    @Test
    void serverShouldRefuseWhenThePasswordIsWrong() {
        EmbeddedPostgres postgres = start();

        assertThatThrownBy(() -> DriverManager.getConnection(
                        postgres.jdbcUrl(EmbeddedPostgres.DATABASE), postgres.user(), "wrong"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void passwordShouldBeReadableByItsOwnerAloneAndStandOnNoCommandLine() throws IOException {
        EmbeddedPostgres postgres = start();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("password"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(String.join(" ", ServerProcess.commandLine(postgres.pid()))).doesNotContain(postgres.password());
    }

    @Test
    void dataShouldBeThereWhenTheServerIsStartedAgain() throws SQLException {
        try (EmbeddedPostgres first = start()) {
            execute(first, "CREATE TABLE kept AS SELECT 42 AS answer");
        }

        assertThat(query(start(), "SELECT answer FROM kept")).isEqualTo("42");
    }

    @Test
    void serverShouldBeAdoptedWhenItsJvmWasKilled() throws Exception {
        long pid = Abandoned.server("postgres", folder);

        EmbeddedPostgres adopted = start();

        assertThat(adopted.pid()).isEqualTo(pid);
        assertThat(query(adopted, "SELECT 1")).isEqualTo("1");
        adopted.close();
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void serverShouldRecoverWhenItWasKilledItself() throws SQLException {
        EmbeddedPostgres first = start();
        execute(first, "CREATE TABLE kept AS SELECT 42 AS answer");
        EmbeddedPostgres.stopLeftBehind(folder);
        first.close();

        assertThat(query(start(), "SELECT answer FROM kept")).isEqualTo("42");
    }

    @Test
    void strangerShouldBeLeftAloneWhenItHasTheRecordedProcessNumber() throws Exception {
        start().close();
        Process stranger = new ProcessBuilder("sleep", "600").start();
        try {
            Files.writeString(
                    folder.resolve("data/postmaster.pid"),
                    stranger.pid() + "\n" + folder.resolve("data") + "\n1700000000\n5432\n\n127.0.0.1\n0 0\nready\n");

            EmbeddedPostgres postgres = start();

            assertThat(postgres.pid()).isNotEqualTo(stranger.pid());
            assertThat(query(postgres, "SELECT 1")).isEqualTo("1");
            postgres.close();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void serverOfAnotherFolderShouldBeLeftAloneWhenItHasTheRecordedProcessNumber(@TempDir Path other) throws Exception {
        start().close();
        try (EmbeddedPostgres neighbour = EmbeddedPostgres.start(EmbeddedPostgres.Settings.ofTests(other, 10))) {
            Files.copy(other.resolve("data/postmaster.pid"), folder.resolve("data/postmaster.pid"));

            EmbeddedPostgres postgres = start();

            assertThat(postgres.pid()).isNotEqualTo(neighbour.pid());
            postgres.close();
            assertThat(query(neighbour, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void startShouldFailWhenAnotherOwnerIsAlive() {
        start();

        assertThatThrownBy(() -> EmbeddedPostgres.start(settings()))
                .isInstanceOf(FolderInUse.class)
                .hasMessageContaining(folder.toString());
    }

    @Test
    void startShouldSayWhyWhenThePortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(settings().withPort(taken.getLocalPort())))
                    .isInstanceOf(ServerStartFailure.class)
                    .hasMessageContaining("could not bind");
        }

        assertThat(start().port()).isPositive();
    }

    @Test
    void startShouldBeginAnewWhenThePreparationWasInterrupted() throws Exception {
        PrivateFiles.deleteTree(folder.resolve("data"));
        Files.createDirectories(folder.resolve("unfinished-data/base"));
        Files.writeString(folder.resolve("unfinished-data/PG_VERSION"), "17");

        assertThat(query(start(), "SELECT 1")).isEqualTo("1");
        assertThat(folder.resolve("unfinished-data")).doesNotExist();
    }

    @Test
    void startShouldFailWhenTheDataAreOfAnotherVersion() throws IOException {
        Files.writeString(folder.resolve("data/PG_VERSION"), "15\n");

        assertThatThrownBy(this::start)
                .isInstanceOf(ServerStartFailure.class)
                .hasMessageContaining("PostgreSQL 15")
                .hasMessageContaining("PostgreSQL 17");
    }

    private static String query(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(
                postgres.jdbcUrl(EmbeddedPostgres.DATABASE), postgres.user(), postgres.password());
    }
}
