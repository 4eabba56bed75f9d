package io.modelwright.arch.planted.ports;

import io.modelwright.arch.planted.core.Thing;

/** A port. */
public interface Port {
    Thing find(String name);
}
