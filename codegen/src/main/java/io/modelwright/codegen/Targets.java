package io.modelwright.codegen;

import io.modelwright.codegen.client.Clients;
import io.modelwright.codegen.java.JavaTarget;
import io.modelwright.codegen.rendering.TargetRenderer;
import io.modelwright.codegen.typescript.TypeScriptTarget;
import io.modelwright.core.codegen.AppHistory;
import io.modelwright.core.codegen.RenderOptions;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.codegen.driven.CodeRenderer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The renderers of all targets behind one port. */
public final class Targets implements CodeRenderer {

    private final TreeMap<Target, TargetRenderer> renderers = new TreeMap<>();

    private Targets(List<TargetRenderer> renderers) {
        renderers.forEach(renderer -> this.renderers.put(renderer.target(), renderer));
    }

    /** The targets that come with the platform. */
    public static Targets shipped() {
        List<TargetRenderer> shipped = new ArrayList<>(Clients.renderers());
        shipped.add(new JavaTarget());
        shipped.add(new TypeScriptTarget());
        return of(shipped);
    }

    public static Targets of(List<TargetRenderer> renderers) {
        return new Targets(renderers);
    }

    @Override
    public List<Target> targets() {
        return List.copyOf(renderers.keySet());
    }

    @Override
    public boolean takesPackage(Target target) {
        return Optional.ofNullable(renderers.get(target))
                .filter(TargetRenderer::takesPackage)
                .isPresent();
    }

    @Override
    public Outcome<SourceTree> render(AppHistory history, Target target, RenderOptions options) {
        TargetRenderer renderer = renderers.get(target);
        return renderer == null ? Outcome.refused(unknown(target)) : Outcome.done(renderer.render(history, options));
    }

    private Refusal unknown(Target target) {
        String known = renderers.keySet().stream().map(Target::name).collect(Collectors.joining(", "));
        String detail = "There is no target " + target + "; there are: " + known + ".";
        return new Refusal.Invalid(
                "unknown-target",
                detail,
                List.of(Finding.error("unknown-target", JsonPointer.ROOT.member("target"), detail)));
    }
}
