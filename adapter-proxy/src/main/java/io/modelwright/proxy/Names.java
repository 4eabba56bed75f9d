package io.modelwright.proxy;

import io.modelwright.core.deploy.HostName;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which stable ports are meant by the name of a host. Safe for many threads. */
final class Names {

    private final Map<String, Set<Integer>> ports = new ConcurrentHashMap<>();
    private final Map<Integer, Set<HostName>> hosts = new ConcurrentHashMap<>();

    /** Gives a port these names in the place of those that it had. */
    synchronized void put(int port, Set<HostName> names) {
        Set<HostName> before = names.isEmpty() ? hosts.remove(port) : hosts.put(port, names);
        if (names.equals(before)) {
            return;
        }
        if (before != null) {
            before.stream().filter(name -> !names.contains(name)).forEach(name -> forget(name, port));
        }
        names.forEach(name -> ports.merge(name.value(), Set.of(port), Names::both));
    }

    private void forget(HostName name, int port) {
        ports.computeIfPresent(name.value(), (text, known) -> {
            Set<Integer> left = known.stream()
                    .filter(other -> other != port)
                    .collect(java.util.stream.Collectors.toUnmodifiableSet());
            return left.isEmpty() ? null : left;
        });
    }

    private static Set<Integer> both(Set<Integer> some, Set<Integer> more) {
        Set<Integer> all = new java.util.TreeSet<>(some);
        all.addAll(more);
        return Set.copyOf(all);
    }

    /** Case does not matter, nor the dot of the root behind it. */
    Set<Integer> of(@Nullable String host) {
        if (host == null) {
            return Set.of();
        }
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return ports.getOrDefault(name.toLowerCase(Locale.ROOT), Set.of());
    }
}
