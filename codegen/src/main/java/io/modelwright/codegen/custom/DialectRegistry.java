package io.modelwright.codegen.custom;

import com.github.jknack.handlebars.Decorator;
import com.github.jknack.handlebars.Helper;
import com.github.jknack.handlebars.HelperRegistry;
import com.github.jknack.handlebars.Options;
import java.io.File;
import java.io.InputStream;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The helpers of the dialect and no others: those that the library brings read files, scripts and bundles. Each call is a step,
 * and what its blocks make is bounded. For one thread.
 */
final class DialectRegistry implements HelperRegistry {

    private final Map<String, Helper<?>> helpers = new HashMap<>();
    private final Bounds bounds;

    DialectRegistry(Bounds bounds) {
        this.bounds = bounds;
    }

    @Override
    @SuppressWarnings("unchecked") // as the library has it
    public <C> @Nullable Helper<C> helper(String name) {
        return (Helper<C>) helpers.get(name);
    }

    @Override
    public Set<Map.Entry<String, Helper<?>>> helpers() {
        return helpers.entrySet();
    }

    @Override
    public <H> HelperRegistry registerHelper(String name, Helper<H> helper) {
        Helper<H> counted = (context, options) -> {
            bounds.step();
            Object made = helper.apply(context, GatheredBlock.options(options, bounds));
            // the library's buffers are texts that do not print themselves
            return made instanceof Options.Buffer buffer ? buffer.subSequence(0, buffer.length()) : made;
        };
        helpers.put(name, counted);
        return this;
    }

    @Override
    public <H> HelperRegistry registerHelperMissing(Helper<H> helper) {
        return registerHelper(HELPER_MISSING, helper);
    }

    /** Inline partials would be loops that nobody counts. */
    @Override
    public Decorator decorator(String name) {
        return (template, options) -> {
            throw new IllegalArgumentException(
                    "decorators such as " + Shown.text(name) + " are not part of the dialect");
        };
    }

    @Override
    public HelperRegistry registerHelpers(Object source) {
        throw new UnsupportedOperationException();
    }

    @Override
    public HelperRegistry registerHelpers(Class<?> source) {
        throw new UnsupportedOperationException();
    }

    @Override
    public HelperRegistry registerHelpers(URI location) {
        throw new UnsupportedOperationException();
    }

    @Override
    public HelperRegistry registerHelpers(File input) {
        throw new UnsupportedOperationException();
    }

    @Override
    public HelperRegistry registerHelpers(String filename, Reader source) {
        throw new UnsupportedOperationException();
    }

    @Override
    public HelperRegistry registerHelpers(String filename, InputStream source) {
        throw new UnsupportedOperationException();
    }

    @Override
    public HelperRegistry registerHelpers(String filename, String source) {
        throw new UnsupportedOperationException();
    }

    @Override
    public HelperRegistry registerDecorator(String name, Decorator decorator) {
        throw new UnsupportedOperationException();
    }

    @Override
    public HelperRegistry setCharset(Charset charset) {
        return this;
    }
}
