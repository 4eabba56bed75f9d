package io.modelwright.codegen.java;

import com.palantir.javapoet.ClassName;
import io.modelwright.codegen.symbol.JavaSymbols;
import io.modelwright.codegen.symbol.Words;
import io.modelwright.core.codegen.AppHistory;
import io.modelwright.core.codegen.RenderOptions;

/** What the parts of an application are called in Java. Immutable. */
record AppSymbols(String slug, String basePackage) {

    static AppSymbols of(AppHistory history, RenderOptions options) {
        String base = options.basePackage()
                .map(JavaSymbols::packageName)
                .orElseGet(() -> "app." + JavaSymbols.packagePart(history.slug()));
        return new AppSymbols(history.slug(), base);
    }

    /** The class that starts the application. */
    ClassName application() {
        String name = String.join("", Words.of(slug).stream().map(Words::pascal).toList());
        String type = Character.isDigit(name.charAt(0)) ? "App" + name : name;
        return ClassName.get(basePackage, type + "Application");
    }

    /** The class that knows all entities. */
    ClassName entities() {
        return ClassName.get(basePackage, "Entities");
    }

    String supportPackage() {
        return basePackage + ".support";
    }

    /** A class that does not depend on the model, such as {@code support("model", "Field")}. */
    ClassName support(String part, String name) {
        return ClassName.get(supportPackage() + "." + part, name);
    }

    EntitySymbols entity(String name) {
        String part = JavaSymbols.packagePart(name);
        String own = part.equals("support") ? "support_" : part;
        return new EntitySymbols(basePackage + "." + own, JavaSymbols.type(name));
    }

    /** The folder of a package below a root such as {@code src/main/java}. */
    static String folder(String root, String packageName) {
        return root + "/" + packageName.replace('.', '/');
    }
}
