package io.modelwright.codegen.template;

import freemarker.cache.ClassTemplateLoader;
import freemarker.core.TemplateClassResolver;
import freemarker.core.UndefinedOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.Version;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;

/**
 * Renders the templates of one folder of the class path. Models are maps, lists, texts, numbers and truth values only; no
 * template reaches a Java object, makes one or reads a file. Whatever stands in a model goes out as it is: what needs
 * escaping is escaped by the symbol layer of its language before it gets here. Safe for many threads.
 */
public final class ShippedTemplates {

    private static final Version VERSION = Configuration.VERSION_2_3_34;

    private final Configuration configuration = new Configuration(VERSION);

    /**
     * The templates beside a class.
     *
     * @param folder relative to the package of {@code owner}, such as {@code "templates"}
     */
    public ShippedTemplates(Class<?> owner, String folder) {
        configuration.setTemplateLoader(new ClassTemplateLoader(owner, folder));
        configuration.setObjectWrapper(new SimpleObjectWrapper(VERSION));
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setAPIBuiltinEnabled(false);
        configuration.setLocalizedLookup(false);
        configuration.setLocale(Locale.ROOT);
        configuration.setTimeZone(TimeZone.getTimeZone("UTC"));
        configuration.setNumberFormat("computer");
        configuration.setDefaultEncoding("UTF-8");
        configuration.setOutputFormat(UndefinedOutputFormat.INSTANCE);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setWrapUncheckedExceptions(true);
    }

    /**
     * The text of a template with that model.
     *
     * @param name such as {@code "README.md.ftl"}
     * @throws IllegalStateException where the template asks for what the model does not have
     */
    public String render(String name, Map<String, ?> model) {
        try {
            StringWriter out = new StringWriter();
            configuration.getTemplate(name).process(model, out);
            return out.toString();
        } catch (TemplateException e) {
            throw new IllegalStateException("the template " + name + " does not fit its model", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
