package io.modelwright.codegen.custom;

import com.github.jknack.handlebars.Parser;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.cache.TemplateCache;
import com.github.jknack.handlebars.io.AbstractTemplateLoader;
import com.github.jknack.handlebars.io.StringTemplateSource;
import com.github.jknack.handlebars.io.TemplateSource;
import io.modelwright.core.codegen.template.TemplateFile;
import io.modelwright.core.codegen.template.TemplateSet;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The templates of one set, by name: what they can include. Each is read once. For one thread. */
final class SetPartials extends AbstractTemplateLoader implements TemplateCache {

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Template> read = new HashMap<>();
    private final Bounds bounds;

    SetPartials(TemplateSet set, Bounds bounds) {
        this.bounds = bounds;
        set.files().forEach((TemplateFile file) -> texts.put(file.name(), file.text()));
    }

    @Override
    public TemplateSource sourceAt(String name) throws IOException {
        bounds.partial();
        @Nullable String text = texts.get(name);
        if (text == null) {
            throw new FileNotFoundException("there is no template " + Shown.text(name) + " in the set");
        }
        Optional<String> tooMuch = TagBounds.fault(text);
        if (tooMuch.isPresent()) {
            throw new IOException(tooMuch.get());
        }
        return new StringTemplateSource(name, text);
    }

    /** A template is known by its name alone. */
    @Override
    public String resolve(String name) {
        return name;
    }

    @Override
    public Template get(TemplateSource source, Parser parser) throws IOException {
        bounds.step();
        Template known = read.get(source.filename());
        if (known == null) {
            known = parser.parse(source);
            read.put(source.filename(), known);
        }
        return known;
    }

    @Override
    public void clear() {
        read.clear();
    }

    @Override
    public void evict(TemplateSource source) {
        read.remove(source.filename());
    }

    @Override
    public TemplateCache setReload(boolean reload) {
        return this;
    }
}
