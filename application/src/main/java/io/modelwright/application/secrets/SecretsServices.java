package io.modelwright.application.secrets;

import io.modelwright.core.secrets.Bytes;
import io.modelwright.core.shared.IdSource;
import io.modelwright.ports.secrets.driven.DataKeys;
import io.modelwright.ports.secrets.driven.KeyWrapping;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Makes what this package offers. */
public record SecretsServices(SecretVault vault, Rewrapping rewrapping) {

    /**
     * What secrets need from outside.
     *
     * @param random fit for secrets
     * @param formerKey what secrets were sealed with before there were data keys: they still open
     */
    public record Needs(
            DataKeys keys,
            KeyWrapping wrapping,
            IdSource ids,
            InstantSource clock,
            RandomGenerator random,
            Bytes formerKey) {}

    public static SecretsServices of(Needs needs) {
        DataKeyRing ring = new DataKeyRing(needs.keys(), needs.wrapping(), needs.ids(), needs.random(), needs.clock());
        return new SecretsServices(
                new SecretVault(ring, new FormerSeals(needs.formerKey().array()), needs.random()),
                new Rewrapping(needs.keys(), needs.wrapping()));
    }
}
