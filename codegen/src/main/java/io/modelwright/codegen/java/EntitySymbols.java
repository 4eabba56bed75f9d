package io.modelwright.codegen.java;

import com.palantir.javapoet.ClassName;

/** What the classes of one entity are called. Immutable. */
record EntitySymbols(String packageName, String type) {

    ClassName record() {
        return ClassName.get(packageName, type);
    }

    ClassName table() {
        return of("Table");
    }

    ClassName recordType() {
        return of("Type");
    }

    ClassName repository() {
        return of("Repository");
    }

    ClassName validation() {
        return of("Validation");
    }

    ClassName permissions() {
        return of("Permissions");
    }

    ClassName resource() {
        return of("Resource");
    }

    ClassName hooks() {
        return of("Hooks");
    }

    private ClassName of(String suffix) {
        return ClassName.get(packageName, type + suffix);
    }
}
