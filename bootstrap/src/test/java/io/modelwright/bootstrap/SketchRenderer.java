package io.modelwright.bootstrap;

import io.modelwright.codegen.Targets;
import io.modelwright.codegen.rendering.TargetRenderer;
import io.modelwright.core.codegen.AppHistory;
import io.modelwright.core.codegen.RenderOptions;
import io.modelwright.core.codegen.SourceFile;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Field;
import java.util.List;
import java.util.StringJoiner;

/**
 * A small target for tests of what surrounds rendering: a text for each entity, the scripts of all versions, a program, and an
 * extension point.
 */
public final class SketchRenderer implements TargetRenderer {

    public static final Target SKETCH = new Target("sketch");

    /** Renders targets of that name alone. */
    public static Targets withSketches() {
        return Targets.of(List.of(new SketchRenderer()));
    }

    @Override
    public Target target() {
        return SKETCH;
    }

    @Override
    public boolean takesPackage() {
        return true;
    }

    @Override
    public SourceTree render(AppHistory history, RenderOptions options) {
        SourceTree.Builder tree = new SourceTree.Builder();
        tree.text(
                "README.md",
                "# " + history.slug() + "\n\nVersion " + history.latest().number() + "\n");
        options.basePackage().ifPresent(name -> tree.text("package.txt", name + "\n" + history.name() + "\n"));
        tree.add("run.sh", SourceFile.script("#!/bin/sh\necho " + history.slug() + "\n"));
        tree.add(
                "hooks/before.txt",
                SourceFile.extensionPoint("# of version " + history.latest().number() + "\n"));
        history.versions().forEach(version -> tree.text("migrations/V" + version.number() + ".sql", version.script()));
        for (Entity entity : history.design().entities()) {
            StringJoiner lines = new StringJoiner("\n\n", "entity " + entity.name() + "\n\n", "\n\nend\n");
            for (Field field : entity.fields()) {
                lines.add("field " + field.name());
            }
            tree.text("entities/" + entity.name() + ".txt", lines.toString());
        }
        return tree.build();
    }
}
