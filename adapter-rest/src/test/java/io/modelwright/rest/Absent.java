package io.modelwright.rest;

import java.lang.reflect.Proxy;

/** Ports that a test never reaches; being reached is a fault. */
final class Absent {

    private Absent() {}

    static <T> T port(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    throw new IllegalStateException("a secret of the inside: " + method);
                }));
    }
}
