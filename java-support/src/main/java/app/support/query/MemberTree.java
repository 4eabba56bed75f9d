package app.support.query;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Dotted names as a tree: {@code project.owner,tags}. Immutable. */
record MemberTree(Map<String, MemberTree> children) {

    /** How deep names nest. */
    static final int DEPTH_MAX = 3;
    /** How many names there are at most. */
    static final int NAMES_MAX = 300;

    MemberTree {
        children = Collections.unmodifiableMap(new LinkedHashMap<>(children));
    }

    static final MemberTree EMPTY = new MemberTree(Map.of());

    /** Reads names separated by commas; empty where they are too many, too deep, or one is empty. */
    static Optional<MemberTree> parse(String names) {
        Node root = new Node();
        String[] parts = names.split(",", -1);
        if (parts.length > NAMES_MAX) {
            return Optional.empty();
        }
        for (String part : parts) {
            String[] steps = part.strip().split("\\.", -1);
            Node at = root;
            for (String step : steps) {
                if (step.isEmpty() || steps.length > DEPTH_MAX) {
                    return Optional.empty();
                }
                at = at.children.computeIfAbsent(step, missing -> new Node());
            }
        }
        return Optional.of(root.freeze());
    }

    boolean has(String name) {
        return children.containsKey(name);
    }

    MemberTree child(String name) {
        @Nullable MemberTree child = children.get(name);
        return child == null ? EMPTY : child;
    }

    boolean isEmpty() {
        return children.isEmpty();
    }

    private static final class Node {
        private final Map<String, Node> children = new LinkedHashMap<>();

        MemberTree freeze() {
            Map<String, MemberTree> frozen = new LinkedHashMap<>();
            children.forEach((name, node) -> frozen.put(name, node.freeze()));
            return new MemberTree(frozen);
        }
    }
}
