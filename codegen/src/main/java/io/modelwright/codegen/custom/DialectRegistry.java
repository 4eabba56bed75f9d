package io.modelwright.codegen.custom;

import com.github.jknack.handlebars.Decorator;
import com.github.jknack.handlebars.Helper;
import com.github.jknack.handlebars.HelperRegistry;
import java.io.File;
import java.io.InputStream;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The helpers of the dialect and no others: those that the library brings read files, scripts and bundles. For one thread. */
final class DialectRegistry implements HelperRegistry {

    private final Map<String, Helper<?>> helpers = new HashMap<>();

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
        helpers.put(name, helper);
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
