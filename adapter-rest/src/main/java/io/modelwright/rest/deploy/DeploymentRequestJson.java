package io.modelwright.rest.deploy;

import java.util.Optional;

/** What is to be released where; see {@link io.modelwright.ports.deploy.driving.Deployments.Wish}. */
public record DeploymentRequestJson(
        String target, Optional<Integer> version, Optional<String> environment, Optional<String> data) {}
