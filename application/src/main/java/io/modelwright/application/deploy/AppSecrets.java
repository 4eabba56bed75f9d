package io.modelwright.application.deploy;

import io.modelwright.application.secrets.SecretVault;
import io.modelwright.core.deploy.Deployment;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.secrets.SecretPlace;
import io.modelwright.ports.deploy.driven.DeploymentSecrets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes, keeps and opens what a deployed application needs to know and nobody else. Safe for many threads. */
final class AppSecrets {

    /**
     * The secrets of one deployment.
     *
     * @param database the password of its role
     * @param admin the password of the application's first administrator
     * @param key what the application signs and seals with, in base64
     */
    record Secrets(String database, String admin, String key) {

        @Override
        public String toString() {
            return "Secrets[]";
        }
    }

    /** Places have a form that records have: these stand for no entity and no field. */
    private static final ElementId ENTITY = new ElementId(UUID.fromString("00000000-0000-8000-8000-6465706c6f79"));

    private static final ElementId FIELD = new ElementId(UUID.fromString("00000000-0000-8000-8000-736563726574"));
    private static final int PASSWORD_BYTES = 24;
    private static final int KEY_BYTES = 32;
    private static final String SEPARATOR = "\n";

    private final DeploymentSecrets kept;
    private final SecretVault vault;
    private final RandomGenerator random;

    AppSecrets(DeploymentNeeds needs) {
        this.kept = needs.stores().secrets();
        this.vault = needs.vault();
        this.random = needs.random();
    }

    /** Those of the deployment, made where there are none; empty where it is gone. */
    Optional<Secrets> of(Deployment deployment) {
        SecretPlace place =
                new SecretPlace(deployment.app(), ENTITY, deployment.id().value(), FIELD);
        return kept.secrets(deployment.id())
                .or(() -> kept.keep(deployment.id(), vault.seal(place, fresh())))
                .map(text -> read(vault.open(place, text)));
    }

    private String fresh() {
        return String.join(
                SEPARATOR,
                HexFormat.of().formatHex(bytes(PASSWORD_BYTES)),
                HexFormat.of().formatHex(bytes(PASSWORD_BYTES)),
                Base64.getEncoder().encodeToString(bytes(KEY_BYTES)));
    }

    private static Secrets read(String text) {
        String[] parts = text.split(SEPARATOR, -1);
        return new Secrets(parts[0], parts[1], parts[2]);
    }

    private byte[] bytes(int count) {
        byte[] made = new byte[count];
        random.nextBytes(made);
        return made;
    }
}
