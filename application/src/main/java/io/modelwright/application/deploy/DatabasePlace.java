package io.modelwright.application.deploy;

import io.modelwright.core.deploy.DockerName;

/** Where the server of the databases is, as containers see it. */
public sealed interface DatabasePlace {

    /** A container of the platform, which comes into a network of each deployment. */
    record Container(DockerName name) implements DatabasePlace {}

    /** In a network of the engine that all deployments share. */
    record Network(DockerName name) implements DatabasePlace {}

    /** On a machine that containers reach, or there are no containers. */
    record Elsewhere() implements DatabasePlace {}
}
