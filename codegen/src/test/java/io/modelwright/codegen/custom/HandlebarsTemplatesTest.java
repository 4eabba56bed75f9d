package io.modelwright.codegen.custom;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.codegen.template.TemplateFile;
import io.modelwright.core.codegen.template.TemplateFile.Each;
import io.modelwright.core.codegen.template.TemplateModel;
import io.modelwright.core.codegen.template.TemplateSet;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.codegen.driven.TemplateEngine.Pattern;
import io.modelwright.testkit.contract.ContractDesign;
import io.modelwright.testkit.modeling.Designs;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class HandlebarsTemplatesTest {

    private static final Json.JsonObject TASKS = TemplateModel.of("Tasks", "tasks", 3, ContractDesign.TASKS.design());

    private final HandlebarsTemplates engine = new HandlebarsTemplates();

    private static TemplateSet set(TemplateFile... files) {
        return new TemplateSet("", List.of(files));
    }

    private static TemplateFile file(String path, String text) {
        return new TemplateFile("main", Each.APP, path, text);
    }

    private static TemplateFile partial(String name, String text) {
        return new TemplateFile(name, Each.PARTIAL, "", text);
    }

    private String rendered(String text) {
        return tree(set(file("a.txt", text))).find("a.txt").orElseThrow().text();
    }

    private SourceTree tree(TemplateSet set) {
        return switch (engine.render(set, TASKS)) {
            case Outcome.Done<SourceTree>(SourceTree tree) -> tree;
            case Outcome.Refused<SourceTree>(Refusal refusal) -> throw new AssertionError(refusal.toString());
        };
    }

    /** The message of a refusal as template-failed. */
    private String refusal(TemplateFile... files) {
        return switch (engine.render(set(files), TASKS)) {
            case Outcome.Refused<SourceTree>(Refusal.Invalid invalid) -> {
                assertThat(invalid.code()).isEqualTo("template-failed");
                assertThat(invalid.findings()).hasSize(1);
                yield invalid.detail();
            }
            case Outcome.Refused<SourceTree>(Refusal other) -> throw new AssertionError(other.toString());
            case Outcome.Done<SourceTree>(SourceTree tree) ->
                throw new AssertionError(files[0].text() + " " + tree.files().keySet());
        };
    }

    private String refusal(String text) {
        return refusal(file("a.txt", text));
    }

    @Example
    void templatesShouldSeeTheModel() {
        assertThat(
                        rendered(
                                "{{app.name}} {{app.version}}{{#each entities}} {{name}}:{{#each fields}}{{name}},{{/each}}{{/each}}"))
                .isEqualTo(
                        "Tasks 3 project:name, task:title,description,status,done,priority,estimate,due,overdue, tag:name,");
        assertThat(rendered("{{#each relations}}{{from}}.{{name}}>{{to}} {{column}}{{linkTable}};{{/each}}"))
                .isEqualTo("task.project>project project_id;task.tags>tag task_tags;");
        assertThat(rendered("{{#with (entity 'task')}}{{#each rules}}{{message}} {{field}}{{/each}}{{/with}}"))
                .isEqualTo("A finished task needs a due date due");
    }

    @Example
    void filesShouldBeMadeForEachEntityAndRelation() {
        SourceTree tree = tree(set(
                new TemplateFile("e", Each.ENTITY, "e/{{kebab entity.name}}.md", "{{entity.name}} of {{app.slug}}"),
                new TemplateFile("r", Each.RELATION, "{{#if relation.required}}x{{/if}}", "never"),
                new TemplateFile("s", Each.RELATION, "r/{{relation.name}}.md", "{{relation.kind}}")));

        assertThat(tree.files().keySet().stream().map(Object::toString))
                .containsExactly("e/project.md", "e/tag.md", "e/task.md", "r/project.md", "r/tags.md");
        assertThat(tree.find("e/tag.md").orElseThrow().text()).isEqualTo("tag of tasks");
    }

    @Example
    void helpersShouldMakeNamesTypesAndLiterals() {
        assertThat(rendered("{{camel 'order line'}} {{pascal 'orderLine'}} {{kebab 'orderLine'}} {{snake 'orderLine'}}"
                        + " {{constant 'orderLine'}} {{sentence 'orderLine'}} {{plural 'category'}}"))
                .isEqualTo("orderLine OrderLine order-line order_line ORDER_LINE Order line categories");
        assertThat(rendered("{{#with (entity 'task')}}{{#each fields}}{{kotlinType this}}/{{javaType this}}/"
                        + "{{typescriptType this}}/{{sqlType this}};{{/each}}{{/with}}"))
                .contains("Int/Integer/number/integer;", "BigDecimal/BigDecimal/string/numeric(10,2);")
                .contains("Boolean/Boolean/boolean/;");
        assertThat(
                        rendered(
                                "{{json '\"\\\\ x</script>'}} {{sqlString \"it's\"}} {{kotlinString 'a$b'}} {{comment 'a*/b'}}"))
                .contains("\\u003c/script>", "'it''s'", "\"a\\$b\"", "a* /b");
        assertThat(rendered("{{#if (and (eq 'a' 'a') (not (eq 'a' 'b')))}}yes{{else}}no{{/if}}"
                        + "{{#eq 'a' 'b'}}x{{else}}y{{/eq}} {{join (lookup (lookup (lookup entities 1) 'unique') 0) '-'}}"
                        + "{{default '' 'd'}} {{count entities}} {{concat 'a' 'b' 'c'}} {{replace 'a.b' '.' '/'}}"))
                .isEqualTo("yesy d 3 abc a/b");
    }

    @Example
    void nothingShouldBeEscapedByItself() {
        Json.JsonObject model = TemplateModel.of("<&\"'> {{x}} ${y}", "tasks", 3, ContractDesign.TASKS.design());
        Outcome<SourceTree> tree = engine.render(set(file("a.txt", "{{app.name}}")), model);

        assertThat(((Outcome.Done<SourceTree>) tree)
                        .value()
                        .find("a.txt")
                        .orElseThrow()
                        .text())
                .isEqualTo("<&\"'> {{x}} ${y}");
    }

    @Example
    void nothingShouldBeReachedButTheModel() {
        for (String text : List.of(
                "{{class}}{{this.class}}{{app.class.name}}{{entities.class}}{{app.getClass}}",
                "{{entities.size}}{{app.keySet}}{{app.name.bytes}}{{app.name.length}}")) {
            assertThat(rendered(text)).isEmpty();
        }
        for (String text : List.of(
                "{{log 'x'}}",
                "{{i18n 'x'}}",
                "{{include 'x'}}",
                "{{precompile 'main'}}",
                "{{embedded 'main'}}",
                "{{#block 'x'}}{{/block}}",
                "{{#partial 'x'}}{{/partial}}",
                "{{#*inline 'x'}}{{/inline}}",
                "{{nothing 'x'}}",
                "{{> ../x}}",
                "{{> /etc/passwd}}",
                "{{> nothing}}",
                "{{> (lookup app 'slug')}}")) {
            assertThat(text + refusal(text)).doesNotContain("java.").doesNotContain("jknack");
        }
    }

    @Example
    void pathsShouldStayInTheTree() {
        for (String path : List.of(
                "../x",
                "/etc/passwd",
                "a/../../x",
                ".git/hooks/post-checkout",
                "a\\b",
                "con",
                "C:x",
                "x/",
                "a//b",
                "\u202ex")) {
            assertThat(refusal(file(path, "x"))).as(path).contains("path");
        }
        assertThat(refusal(
                        new TemplateFile("a", Each.ENTITY, "same.txt", "x"),
                        new TemplateFile("b", Each.APP, "b.txt", "x")))
                .contains("same.txt");
        assertThat(refusal(new TemplateFile("a", Each.APP, "x", "x"), new TemplateFile("b", Each.APP, "x/y", "y")))
                .contains("folder");
        assertThat(refusal(new TemplateFile("a", Each.APP, "x", "x"), new TemplateFile("b", Each.APP, "X", "y")))
                .contains("case");
    }

    @Example
    void templatesThatIncludeThemselvesShouldBeRefused() {
        assertThat(refusal(file("a", "{{> p}}"), partial("p", "{{> p}}"))).isNotEmpty();
        assertThat(refusal(file("a", "{{> p}}"), partial("p", "{{> q}}"), partial("q", "x{{> p}}")))
                .isNotEmpty();
        assertThat(refusal(file("a", "{{> main}}"))).isNotEmpty();
        assertThat(refusal(file("a", "{{> (concat 'p')}}"), partial("p", "{{> (concat 'p')}}")))
                .isNotEmpty();
        assertThat(refusal(file("a", "{{#> p}}{{/p}}"), partial("p", "{{#> p}}{{> @partial-block}}{{/p}}")))
                .isNotEmpty();
    }

    @Example
    void templatesWithoutEndShouldBeRefused() {
        StringBuilder loops = new StringBuilder();
        StringBuilder ends = new StringBuilder();
        for (int depth = 0; depth < 40; depth++) {
            loops.append("{{#each @root.entities}}{{#each fields}}");
            ends.append("{{/each}}{{/each}}");
        }
        assertThat(refusal(loops + "" + ends)).isNotEmpty();
        // maps and sections are loops too
        assertThat(refusal("{{#each app}}".repeat(30) + "{{/each}}".repeat(30))).isNotNull();
        String sections = "{{#entities}}{{#fields}}".repeat(1) + "{{#with @root}}";
        assertThat(refusal(sections.repeat(25) + "{{/with}}{{/fields}}{{/entities}}".repeat(25)))
                .isNotEmpty();

        List<TemplateFile> doubling = new ArrayList<>(List.of(file("a", "{{> p-0}}")));
        List<TemplateFile> growing = new ArrayList<>(List.of(file("a", "{{> p-0 x='0123456789'}}")));
        for (int i = 0; i < 60; i++) {
            doubling.add(partial("p-" + i, "{{> p-" + (i + 1) + "}}{{> p-" + (i + 1) + "}}"));
            growing.add(partial("p-" + i, "{{> p-" + (i + 1) + " x=(concat x x)}}"));
        }
        doubling.add(partial("p-60", ""));
        growing.add(partial("p-60", "{{x}}"));
        assertThat(refusal(doubling.toArray(TemplateFile[]::new))).containsAnyOf("include", "too long");
        assertThat(refusal(growing.toArray(TemplateFile[]::new))).containsAnyOf("characters", "too long");
    }

    @Example
    void filesWithoutEndShouldBeRefused() {
        String large = "x".repeat(100_000);
        String text = "{{#each entities}}{{#each fields}}" + large + "{{/each}}{{/each}}";
        assertThat(refusal("{{#each entities}}" + text.replace("each entities", "each @root.entities") + "{{/each}}"))
                .containsAnyOf("characters", "too long");
        TemplateFile[] many = new TemplateFile[60];
        for (int i = 0; i < many.length; i++) {
            many[i] = new TemplateFile("f-" + i, Each.APP, "f" + i, text);
        }
        assertThat(refusal(many)).containsAnyOf("characters", "too long");
    }

    /** They are gathered from the inside to the outside, in memory, before the first character is written. */
    @Example
    void blocksWithoutEndShouldBeRefusedBeforeTheyAreWritten() {
        String text = "0123456789".repeat(9_000);
        for (int depth = 0; depth < 9; depth++) {
            text = "{{#each @root.entities}}" + text + "{{/each}}";
        }
        assertThat(refusal(text)).contains("block");
        assertThat(refusal("{{#if (eq 1 1)}}" + text + "{{/if}}")).contains("block");
        assertThat(refusal("{{#eq 1 1}}" + text + "{{/eq}}")).contains("block");
        assertThat(refusal("{{#ne 1 1}}{{else}}" + text + "{{/ne}}")).contains("block");
        assertThat(refusal(file("a", "{{#> p}}" + text + "{{/p}}"), partial("p", "{{> @partial-block}}")))
                .contains("block");
    }

    @Example
    void nestingWithoutEndShouldBeRefused() {
        for (String text : List.of(
                "{{#if app}}".repeat(5_000) + "{{/if}}".repeat(5_000),
                "{{#if app}}".repeat(3_000),
                "{{#if a}}" + "{{else if b}}".repeat(1_000) + "{{/if}}",
                "{{#a}}{{^b}}".repeat(51) + "{{/b}}{{/a}}".repeat(51))) {
            assertThat(refusal(text)).as(text.substring(0, 40)).contains("deep");
        }
        assertThat(rendered("{{#if app}}".repeat(100) + "x" + "{{/if}}".repeat(100)))
                .isEqualTo("x");
        assertThat(rendered("{{#if app}}x{{/if}}".repeat(200))).hasSize(200);
    }

    /** The library cannot be stopped while it reads them, so that two of them would keep the places of everybody. */
    @Example
    void tagsWithoutEndShouldBeRefusedUnread() {
        for (String text : List.of(
                "{{a" + ".a".repeat(30_000) + "}}",
                "{{a" + "/a".repeat(400) + "}}",
                "{{#if a" + ".a".repeat(400) + "}}{{/if}}",
                "{{> (concat a" + ".a".repeat(400) + ")}}",
                "{{a" + ".a".repeat(400))) {
            assertThat(refusal(text)).as(text.substring(0, 10)).containsAnyOf("names", "characters");
            assertThat(refusal(file("a", "{{> p}}"), partial("p", text))).isNotEmpty();
            assertThat(refusal(file(text, "x"))).containsAnyOf("names", "characters");
        }
        assertThat(refusal("{{concat " + "(concat ".repeat(5_000) + "'x'" + ")".repeat(5_000) + "}}"))
                .contains("characters");
        assertThat(refusal("{{".repeat(20_000))).contains("characters");
        assertThat(refusal("{{!--".repeat(20_000))).contains("characters");
        assertThat(refusal("{{{{raw}}}}".repeat(2_000))).isNotEmpty();
        assertThat(rendered("{{! " + ".a".repeat(40_000) + "}}{{!-- }}" + "b.".repeat(5_000) + "--}}"))
                .isEmpty();
        assertThat(rendered("{{a" + ".a".repeat(49) + "}}{{concat '" + "x".repeat(900) + "'}}"))
                .hasSize(900);
    }

    @Example
    void renderingShouldEndWithItsTime() {
        long[] now = {0};
        HandlebarsTemplates hasty = new HandlebarsTemplates(() -> now[0] += 1_000_000_000L);
        Outcome<SourceTree> outcome = hasty.render(
                set(
                        new TemplateFile("a", Each.ENTITY, "{{entity.name}}", "x"),
                        new TemplateFile("b", Each.ENTITY, "b{{entity.name}}", "x")),
                TASKS);

        assertThat(((Outcome.Refused<SourceTree>) outcome).refusal())
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        invalid -> assertThat(invalid.detail()).contains("too long"));
    }

    @Example
    void faultsShouldSayWhere() {
        assertThat(refusal("line\n{{#if app}}\nno end")).contains("line");
        Outcome<TemplateSet> check =
                engine.check(set(file("{{#if}", "x"), partial("p", "{{/x}}"), partial("q", "fine")));

        assertThat(((Outcome.Refused<TemplateSet>) check).refusal())
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        invalid -> assertThat(invalid.findings().stream()
                                        .map(finding -> finding.pointer().toString()))
                                .containsExactly("/files/0/path", "/files/1/text"));
    }

    @Provide
    Arbitrary<Design> designs() {
        return Designs.designs();
    }

    @Property(tries = 10, edgeCases = EdgeCasesMode.NONE)
    void patternsShouldRenderAnyDesign(@ForAll("designs") Design design) {
        for (Pattern pattern : engine.patterns()) {
            Outcome<SourceTree> tree = engine.render(pattern.set(), TemplateModel.of("Any", "any", 1, design));
            assertThat(tree).as(pattern.name()).isInstanceOf(Outcome.Done.class);
            assertThat(tree).isEqualTo(engine.render(pattern.set(), TemplateModel.of("Any", "any", 1, design)));
        }
    }

    @Example
    void patternsShouldBeNamedOnceAndReadWell() {
        assertThat(engine.patterns().stream().map(Pattern::name))
                .doesNotHaveDuplicates()
                .hasSize(7);
        for (Pattern pattern : engine.patterns()) {
            assertThat(engine.check(pattern.set())).as(pattern.name()).isInstanceOf(Outcome.Done.class);
            SourceTree tree = tree(pattern.set());
            assertThat(tree.files()).as(pattern.name()).isNotEmpty();
        }
    }
}
