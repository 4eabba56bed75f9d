package io.modelwright.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.codegen.Targets;
import io.modelwright.codegen.seed.SeedData;
import io.modelwright.core.apps.AppTemplate;
import io.modelwright.core.codegen.AppHistory;
import io.modelwright.core.codegen.RenderOptions;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.Permission;
import io.modelwright.core.modeling.Retired;
import io.modelwright.core.modeling.document.DesignDocument;
import io.modelwright.core.modeling.plan.Plan;
import io.modelwright.core.shared.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each design to begin with is one that can be begun with. */
final class TemplateFilesTest {

    static Stream<AppTemplate> templates() {
        return TemplateFiles.all().stream();
    }

    @Test
    void thereShouldBeSix() {
        assertThat(templates().map(AppTemplate::slug)).hasSize(6).doesNotHaveDuplicates();
        assertThat(templates().map(AppTemplate::name)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void templateShouldBeValidWithoutAWarning(AppTemplate template) {
        assertThat(DesignDocument.parseOffline(template.document()).findings()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void templateShouldBeAWholeApplication(AppTemplate template) {
        Design design = template.design();

        assertThat(design.entities()).hasSizeBetween(5, 10);
        assertThat(design.entities()).allSatisfy(entity -> {
            assertThat(entity.labels().displayName()).as(entity.name()).isPresent();
            assertThat(entity.recordLabel()).as(entity.name()).isPresent();
        });
        assertThat(design.entities().stream()
                        .mapToInt(entity -> entity.rules().size())
                        .sum())
                .isGreaterThanOrEqualTo(4);
        assertThat(design.roles()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(design.roles().stream()
                        .flatMap(role -> role.permissions().stream())
                        .map(Permission::where))
                .anySatisfy(where -> assertThat(where).isPresent());
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyEntityShouldGetRows(AppTemplate template) {
        assertThat(SeedData.of(template.design(), SeedData.ROWS).entities())
                .hasSameSizeAs(template.design().entities())
                .allSatisfy(rows -> assertThat(rows.rows()).as(rows.entity()).hasSizeGreaterThanOrEqualTo(10));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void samplesShouldBeOfFieldsThatAreThere(AppTemplate template) {
        assertThat(template.samples()).isNotEmpty();
        template.samples().forEach((entity, fields) -> {
            assertThat(template.design().findEntity(entity)).as(entity).isPresent();
            List<String> names = template.design().findEntity(entity).orElseThrow().fields().stream()
                    .map(Field::name)
                    .toList();
            assertThat(names).as(entity).containsAll(fields.keySet());
            assertThat(fields.values()).allSatisfy(values -> assertThat(values).isNotEmpty());
        });
    }

    @ParameterizedTest
    @MethodSource("templates")
    void bothTargetsShouldGiveAnApplication(AppTemplate template) {
        Plan plan = Plan.between(Design.EMPTY, template.design(), Retired.NOTHING, 1, "app", Set.of());
        assertThat(plan.decide(Map.of(), Set.of(), Map.of(), Set.of())).isInstanceOf(Plan.Verdict.Ready.class);
        Plan.Verdict.Ready ready = (Plan.Verdict.Ready) plan.decide(Map.of(), Set.of(), Map.of(), Set.of());
        AppHistory history = new AppHistory(
                template.name(),
                template.slug(),
                List.of(new AppHistory.Version(1, "First", template.design(), ready.script())));

        for (Target target : List.of(Target.JAVA, Target.TYPESCRIPT)) {
            Outcome<SourceTree> tree = Targets.shipped().render(history, target, RenderOptions.DEFAULT);
            assertThat(tree).as(target.toString()).isInstanceOf(Outcome.Done.class);
        }
    }
}
