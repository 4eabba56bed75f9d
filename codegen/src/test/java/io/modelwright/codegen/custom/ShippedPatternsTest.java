package io.modelwright.codegen.custom;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.codegen.Tools;
import io.modelwright.core.codegen.AppHistory;
import io.modelwright.core.codegen.OfflineHistory;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.codegen.template.TemplateModel;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.document.DesignDocument;
import io.modelwright.core.modeling.document.Parsed;
import io.modelwright.core.shared.Outcome;
import io.modelwright.ports.codegen.driven.TemplateEngine.Pattern;
import io.modelwright.testkit.contract.ContractDesign;
import io.modelwright.testkit.contract.JsonText;
import io.modelwright.testkit.servers.TestDatabase;
import io.modelwright.testkit.servers.TestPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What shipped template sets make is taken by the tools of its languages, whatever people call and say things. */
final class ShippedPatternsTest {

    private static final String NAME = "Hostile */ /* \" ${x} %{y} \u2028 `z` | <b>";

    private static final String POM = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>app</groupId><artifactId>app</artifactId><version>1</version>
              <properties><project.build.sourceEncoding>UTF-8</project.build.sourceEncoding></properties>
              <dependencies>
                <dependency><groupId>org.jetbrains.kotlin</groupId><artifactId>kotlin-stdlib</artifactId><version>2.4.21</version></dependency>
              </dependencies>
              <build>
                <sourceDirectory>src/main/kotlin</sourceDirectory>
                <plugins><plugin>
                  <groupId>org.jetbrains.kotlin</groupId><artifactId>kotlin-maven-plugin</artifactId><version>2.4.21</version>
                  <configuration><jvmTarget>21</jvmTarget><args><arg>-Werror</arg></args></configuration>
                  <executions><execution><goals><goal>compile</goal></goals></execution></executions>
                </plugin></plugins>
              </build>
            </project>
            """;

    private static final String READING = """
            import { readFileSync } from 'node:fs';
            import { JSDOM } from 'jsdom';

            globalThis.window = new JSDOM('').window;
            globalThis.document = globalThis.window.document;
            const { default: mermaid } = await import('mermaid');
            const { parse } = await import('@cdktf/hcl2json');
            const pages = readFileSync(process.argv[2] + '/docs/database.md', 'utf8');
            await mermaid.parse(/```mermaid\\n([\\s\\S]*?)```/.exec(pages)[1]);
            const { locals } = await parse('app.tf', readFileSync(process.argv[2] + '/inventory/' + process.argv[2] + '.tf', 'utf8'));
            process.stdout.write(JSON.stringify(Object.keys(locals[0].tables).length) + ' ' + locals[0].app.name + '\\n');
            """;

    @TempDir
    Path folder;

    static Stream<Design> designs() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(ShippedPatternsTest.class.getResourceAsStream("collisions.yaml"))) {
            Parsed parsed =
                    DesignDocument.parseOffline(JsonText.yaml(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
            Design collisions = parsed.design().orElseThrow(() -> new AssertionError(parsed.findings()));
            return Stream.concat(
                    Stream.of(collisions), Stream.of(ContractDesign.values()).map(ContractDesign::design));
        }
    }

    private static AppHistory history(String slug, Design design) {
        return ((Outcome.Done<AppHistory>) OfflineHistory.of(NAME, slug, List.of(design))).value();
    }

    private static SourceTree rendered(String pattern, AppHistory history) {
        HandlebarsTemplates engine = new HandlebarsTemplates();
        Pattern found = engine.patterns().stream()
                .filter(known -> known.name().equals(pattern))
                .findFirst()
                .orElseThrow();
        return switch (engine.render(found.set(), TemplateModel.of(history))) {
            case Outcome.Done<SourceTree>(SourceTree tree) -> tree;
            case Outcome.Refused<SourceTree> refused -> throw new AssertionError(refused);
        };
    }

    private static List<String> texts(SourceTree tree, String suffix) {
        return tree.files().entrySet().stream()
                .filter(file -> file.getKey().value().endsWith(suffix))
                .map(file -> file.getValue().text())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("designs")
    void viewsAndReportsShouldRunInTheDatabaseOfTheApplication(Design design) throws SQLException {
        AppHistory history = history("the-app", design);
        SourceTree tree = rendered("read-model-and-report", history);
        TestDatabase database = TestPostgres.shared().freshDatabase();
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute(history.latest().script());
            for (String view : texts(tree, ".sql")) {
                statement.execute(view);
                statement.execute(view);
            }
            for (String part : texts(tree, ".md").getFirst().split("```", -1)) {
                if (part.startsWith("sql\n")) {
                    statement.execute(part.substring(4));
                }
            }
            try (ResultSet views = statement.executeQuery(
                    "SELECT count(*) FROM information_schema.views WHERE table_schema = current_schema()")) {
                assertThat(views.next()).isTrue();
                assertThat(views.getInt(1)).isEqualTo(design.entities().size());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("designs")
    void scriptsShouldBeReadByNode(Design design) throws IOException {
        AppHistory history = history("the-app", design);
        Tools.write(rendered("import-job", history), folder);
        SourceTree screens = rendered("admin-screen-list", history);
        Files.writeString(folder.resolve("list.mjs"), texts(screens, "list.js").getFirst());
        int number = 0;
        for (String screen : texts(screens, ".html")) {
            String[] parts = screen.split("</?script[^>]*>", -1);
            if (parts.length > 1) {
                assertThat(parts).hasSize(3);
                Files.writeString(folder.resolve("screen" + number++ + ".mjs"), parts[1]);
            }
        }
        assertThat(number).isEqualTo(design.entities().size());
        try (Stream<Path> scripts = Files.walk(folder)) {
            for (Path script :
                    scripts.filter(path -> path.toString().endsWith(".mjs")).toList()) {
                assertThat(Tools.run(folder, "node", "--check", script.toString())
                                .fault())
                        .isEmpty();
            }
        }
    }

    /** All designs at once, since the tools take longer to come than to look: each in a folder of its own name. */
    private Map<String, Design> each() throws IOException {
        TreeMap<String, Design> each = new TreeMap<>();
        designs().forEach(design -> each.put("app-" + each.size(), design));
        return each;
    }

    private void install(String... packages) {
        List<String> command =
                new ArrayList<>(List.of("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--no-save"));
        command.addAll(List.of(packages));
        Tools.install(folder, command.toArray(String[]::new));
    }

    @Tag("deep")
    @Test
    void clientsShouldPassTheCompiler() throws IOException {
        each().forEach((slug, design) ->
                Tools.write(rendered("outbound-client", history(slug, design)), folder.resolve("apps/" + slug)));
        Files.writeString(folder.resolve("tsconfig.json"), """
                { "compilerOptions": { "strict": true, "noEmit": true, "noUnusedLocals": true, "target": "es2022",
                  "module": "esnext", "moduleResolution": "bundler", "lib": ["es2022", "dom"] }, "include": ["apps"] }
                """);
        install("typescript@6.0.3");

        assertThat(Tools.run(folder, "npx", "--no-install", "tsc").fault()).isEmpty();
    }

    @Tag("deep")
    @Test
    void dataClassesShouldPassTheCompiler() throws IOException {
        each().forEach((slug, design) -> Tools.write(rendered("kotlin-data-classes", history(slug, design)), folder));
        Files.writeString(folder.resolve("pom.xml"), POM);
        String maven = Path.of("../mvnw").toAbsolutePath().normalize().toString();

        assertThat(Tools.run(folder, maven, "-q", "-B", "-f", "pom.xml", "compile")
                        .fault())
                .isEmpty();

        assertThat(folder.resolve("target/classes/app0")).isNotEmptyDirectory();
    }

    @Tag("deep")
    @Test
    void diagramsAndInventoriesShouldBeReadByTheirParsers() throws IOException {
        install("mermaid@11.17.2", "jsdom@29.1.1", "@cdktf/hcl2json@0.21.0");
        Files.writeString(folder.resolve("read.mjs"), READING);
        for (Map.Entry<String, Design> app : each().entrySet()) {
            AppHistory history = history(app.getKey(), app.getValue());
            Path at = folder.resolve(app.getKey());
            Tools.write(rendered("sql-documentation", history), at);
            Tools.write(rendered("terraform-inventory", history), at);

            Tools.Ended read = Tools.run(folder, "node", "read.mjs", app.getKey());

            assertThat(read.fault()).isEmpty();
            // interpolations stay text, and are written twice as Terraform has it
            assertThat(read.output())
                    .startsWith(app.getValue().entities().size() + " ")
                    .contains("Hostile */ /* \" $${x} %%{y} \u2028 `z` | <b>");
        }
    }
}
