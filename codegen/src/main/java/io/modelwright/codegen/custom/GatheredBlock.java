package io.modelwright.codegen.custom;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.Options;
import com.github.jknack.handlebars.TagType;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.TypeSafeTemplate;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * The inside of a block. The library gathers it as one text for each turn, the blocks inside it first, so that a few lists within
 * each other fill the memory before anything is written; here each character asks the bounds. For one thread.
 */
final class GatheredBlock implements Template {

    private final Template template;
    private final Bounds bounds;

    private GatheredBlock(Template template, Bounds bounds) {
        this.template = template;
        this.bounds = bounds;
    }

    /** The same options, of which the blocks are bounded. */
    static Options options(Options options, Bounds bounds) {
        return new Options(
                options.handlebars,
                options.helperName,
                options.tagType,
                options.context,
                new GatheredBlock(options.fn, bounds),
                new GatheredBlock(options.inverse, bounds),
                options.params,
                options.hash,
                options.blockParams);
    }

    @Override
    public String apply(Context context) throws IOException {
        BoundedWriter writer = BoundedWriter.ofBlock(bounds);
        template.apply(context, writer);
        return writer.toString();
    }

    @Override
    public String apply(Object model) throws IOException {
        return apply(model instanceof Context context ? context : Context.newContext(model));
    }

    @Override
    public void apply(Context context, Writer writer) throws IOException {
        template.apply(context, writer);
    }

    @Override
    public void apply(Object model, Writer writer) throws IOException {
        template.apply(model, writer);
    }

    @Override
    public String text() {
        return template.text();
    }

    @Override
    public String toJavaScript() {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T, S extends TypeSafeTemplate<T>> S as(Class<S> type) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> TypeSafeTemplate<T> as() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> collect(TagType... types) {
        return template.collect(types);
    }

    @Override
    public List<String> collectReferenceParameters() {
        return template.collectReferenceParameters();
    }

    @Override
    public String filename() {
        return template.filename();
    }

    @Override
    public int[] position() {
        return template.position();
    }
}
