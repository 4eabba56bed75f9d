package io.modelwright.testkit.secrets;

import io.modelwright.ports.secrets.driven.KeyWrapping;

final class InMemoryKeyWrappingTest implements KeyWrappingContract {

    private final InMemoryKeyWrapping wrapping = new InMemoryKeyWrapping();

    @Override
    public KeyWrapping wrapping() {
        return wrapping;
    }

    @Override
    public void addKey() {
        wrapping.addKey();
    }

    @Override
    public void dropFormerKeys() {
        wrapping.dropFormerKeys();
    }
}
