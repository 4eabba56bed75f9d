package io.modelwright.codegen.java;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import io.modelwright.core.codegen.AppHistory;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.Labels;
import io.modelwright.core.modeling.Rule;
import io.modelwright.testkit.modeling.Designs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/**
 * Whatever people write into a design, what is generated compiles, and holds the members that it should and no others: no text
 * becomes code.
 */
class HostileMetadataTest {

    /** Ends of comments, as Java reads them before and after its escapes, of literals and of templates. */
    private static final List<String> TEXTS = List.of(
            "*/ static { System.exit(1); } /*",
            "\\u002a/ static { System.exit(1); } /\\u002a",
            "\"; static { System.exit(1); } String s = \"",
            "\"\"\" + 1 + \"\"\"",
            "${1 + 1} #{x} {{x}} <#assign x = 1> $T $L $$",
            "a\nb\r\nc\u2028d\u200be\u202ef",
            "\\",
            "{@code } @Deprecated <script>");

    private static @Nullable Path support;

    /** The part that is the same in each application is compiled once. */
    @BeforeContainer
    static void compileSupport() throws IOException {
        support = Files.createTempDirectory("support");
        SourceTree tree = GeneratedJavaApps.render(history(Design.EMPTY));
        assertThat(AppCompiler.compile(tree, support)).isEmpty();
    }

    @Property(tries = 25, shrinking = ShrinkingMode.BOUNDED)
    void textsShouldStayTexts(@ForAll("designs") Design design) throws IOException {
        check(design);
    }

    @Tag("deep")
    @Property(tries = 400, shrinking = ShrinkingMode.BOUNDED)
    void manyTextsShouldStayTexts(@ForAll("designs") Design design) throws IOException {
        check(design);
    }

    @Provide
    Arbitrary<Design> designs() {
        return Combinators.combine(Designs.designs(), Arbitraries.of(TEXTS)).as(HostileMetadataTest::labelled);
    }

    /** The design with that text wherever one may stand. */
    private static Design labelled(Design design, String text) {
        Labels labels = new Labels(Optional.of(text), Optional.empty(), Optional.of(text));
        List<Entity> entities = design.entities().stream()
                .map(entity -> new Entity(
                        entity.id(),
                        entity.name(),
                        labels,
                        entity.recordLabel(),
                        entity.fields().stream()
                                .map(field -> new Field(
                                        field.id(),
                                        field.name(),
                                        labels,
                                        field.type(),
                                        field.required(),
                                        field.unique(),
                                        field.defaultValue()))
                                .toList(),
                        entity.rules().stream()
                                .map(rule -> new Rule(rule.id(), rule.expression(), text, rule.field()))
                                .toList(),
                        entity.uniqueSets(),
                        entity.indexes()))
                .toList();
        return new Design(design.timeZone(), entities, design.relations(), design.roles());
    }

    private static AppHistory history(Design design) {
        return new AppHistory("*/ } \\u002a/ ${x}", "app", List.of(new AppHistory.Version(1, "*/", design, "")));
    }

    private static void check(Design design) throws IOException {
        SourceTree.Builder own = new SourceTree.Builder();
        Map<String, String> sources = new TreeMap<>();
        GeneratedJavaApps.render(history(design)).files().forEach((path, file) -> {
            boolean shared = path.value().contains("java/app/app/support/");
            if (path.value().endsWith(".java") && !shared) {
                own.add(path.value(), file);
                sources.put(path.value(), file.text());
            }
        });
        Path out = Files.createTempDirectory("hostile");
        assertThat(AppCompiler.compile(own.build(), out, List.of(support))).isEmpty();
        sources.forEach((path, text) -> assertThat(members(path, text)).as(path).isEqualTo(expected(design, path)));
    }

    /** The members of the one class of a source, but for numbered ones, by name. */
    private static Set<String> members(String path, String text) {
        List<JavaFileObject> source = List.of(AppCompiler.source(path, text));
        JavacTask task = (JavacTask)
                ToolProvider.getSystemJavaCompiler().getTask(null, null, diagnostic -> {}, List.of(), null, source);
        try {
            List<String> names = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                assertThat(unit.getTypeDecls()).hasSize(1);
                ClassTree type = (ClassTree) unit.getTypeDecls().getFirst();
                type.getMembers().forEach(member -> names.add(name(member)));
            }
            return names.stream()
                    .map(name -> name.replaceAll("(?<=rule|CONSTANT_)[0-9]+$", "#"))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String name(Tree member) {
        return switch (member) {
            case MethodTree method -> method.getName().toString();
            case VariableTree variable -> variable.getName().toString();
            default -> "? " + member.getKind();
        };
    }

    private static Set<String> expected(Design design, String path) {
        return ExpectedMembers.of(design, history(design), path);
    }
}
