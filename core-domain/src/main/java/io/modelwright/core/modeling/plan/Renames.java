package io.modelwright.core.modeling.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** Renames of things that share a name space, in an order in which no two ever have one name; for one thread. */
final class Renames {

    private final Map<String, String> pending = new LinkedHashMap<>();

    void add(String from, String to) {
        if (!from.equals(to)) {
            pending.put(from, to);
        }
    }

    /** Gives each rename to {@code rename}; where names go round in a circle, one steps aside first. */
    void forEach(BiConsumer<String, String> rename) {
        int aside = 0;
        while (!pending.isEmpty()) {
            String free = pending.keySet().stream()
                    .filter(from -> !pending.containsKey(pending.get(from)))
                    .findFirst()
                    .orElse(null);
            if (free == null) {
                String first = pending.keySet().iterator().next();
                String target = pending.remove(first);
                String temporary = "_aside_" + ++aside;
                rename.accept(first, temporary);
                pending.put(temporary, target);
            } else {
                rename.accept(free, pending.remove(free));
            }
        }
    }
}
