package io.modelwright.codegen.client;

import io.modelwright.codegen.rendering.TargetRenderer;
import io.modelwright.codegen.template.ShippedTemplates;
import io.modelwright.core.codegen.AppHistory;
import io.modelwright.core.codegen.RenderOptions;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.codegen.Target;
import java.util.HashMap;
import java.util.Map;

/** Writes the client of a language that consists of names, types and templates. Safe for many threads. */
final class TemplateClient implements TargetRenderer {

    private final Language language;
    private final ShippedTemplates templates;

    TemplateClient(Language language) {
        this.language = language;
        this.templates = new ShippedTemplates(TemplateClient.class, language.folder());
    }

    @Override
    public Target target() {
        return language.target();
    }

    @Override
    public SourceTree render(AppHistory history, RenderOptions options) {
        ClientModel model = ClientModel.of(history);
        TemplateModel values = new TemplateModel(language, model);
        Map<String, Object> app = values.app();
        SourceTree.Builder tree = new SourceTree.Builder();
        language.copied(model).forEach((from, to) -> tree.text(to, CopiedFiles.read(language.folder() + "/" + from)));
        for (Language.Page page : language.pages(model)) {
            tree.text(page.path(), templates.render(page.template(), app));
        }
        for (ClientEntity entity : model.entities()) {
            Map<String, Object> one = new HashMap<>(app);
            one.put("entity", values.entity(entity));
            tree.text(language.entityPath(model, entity), templates.render("entity.ftl", one));
        }
        return tree.build();
    }
}
