package io.modelwright.arch.planted.ports.driving;

import io.modelwright.arch.planted.core.Principal;

/** One of its verbs does not ask who acts. */
public interface OpenPort {
    void rename(Principal principal, String thing);

    void delete(String thing);
}
