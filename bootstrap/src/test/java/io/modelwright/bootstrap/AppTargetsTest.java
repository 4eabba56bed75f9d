package io.modelwright.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.application.codegen.AppTargets;
import io.modelwright.codegen.Targets;
import io.modelwright.codegen.custom.HandlebarsTemplates;
import io.modelwright.codegen.rendering.TargetRenderer;
import io.modelwright.core.codegen.AppHistory;
import io.modelwright.core.codegen.RenderOptions;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.codegen.template.TemplateFile;
import io.modelwright.core.codegen.template.TemplateFile.Each;
import io.modelwright.core.codegen.template.TemplateSet;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.codegen.driven.TemplateSetRepository.StoredSet;
import io.modelwright.testkit.codegen.InMemoryTemplateSets;
import io.modelwright.testkit.contract.ContractDesign;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A template set is a target of its app beside those of the platform. */
final class AppTargetsTest {

    private static final AppId APP = new AppId(new UUID(1, 1));
    private static final AppHistory HISTORY = new AppHistory(
            "Tasks", "tasks", List.of(new AppHistory.Version(1, "First", ContractDesign.TASKS.design(), "")));

    private final InMemoryTemplateSets sets = new InMemoryTemplateSets(app -> true);
    private final AppTargets targets =
            new AppTargets(Targets.of(List.of(new Shipped(new Target("java")))), sets, new HandlebarsTemplates());

    private record Shipped(Target target) implements TargetRenderer {
        @Override
        public SourceTree render(AppHistory history, RenderOptions options) {
            return new SourceTree.Builder().text("shipped", "").build();
        }
    }

    private void keep(AppId app, String name) {
        TemplateSet content = new TemplateSet(
                "", List.of(new TemplateFile("a", Each.ENTITY, "{{entity.name}}.txt", "{{app.version}}")));
        sets.create(
                new StoredSet(UUID.randomUUID(), app, name, 1, content, Instant.EPOCH, new AccountId(new UUID(2, 2))),
                20);
    }

    private Outcome<SourceTree> render(String target) {
        return targets.render(APP, HISTORY, new Target(target), RenderOptions.DEFAULT);
    }

    @Test
    void setShouldBeATargetOfItsAppAlone() {
        keep(APP, "docs");
        keep(new AppId(new UUID(1, 2)), "others");

        assertThat(targets.of(APP)).extracting(Target::name).containsExactly("docs", "java");
        assertThat(render("docs"))
                .isInstanceOfSatisfying(
                        Outcome.Done.class,
                        done -> assertThat(((SourceTree) done.value())
                                        .files()
                                        .keySet()
                                        .toString())
                                .isEqualTo("[project.txt, tag.txt, task.txt]"));
        assertThat(((Outcome.Refused<SourceTree>) render("others")).refusal())
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        invalid -> assertThat(invalid.code()).isEqualTo("unknown-target"));
    }

    @Test
    void targetOfThePlatformShouldGoBeforeASetOfItsName() {
        keep(APP, "java");

        assertThat(targets.of(APP)).extracting(Target::name).containsExactly("java");
        assertThat(render("java"))
                .isInstanceOfSatisfying(
                        Outcome.Done.class,
                        done -> assertThat(((SourceTree) done.value()).find("shipped"))
                                .isPresent());
    }
}
