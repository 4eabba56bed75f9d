package io.modelwright.rest.deploy;

import java.util.Optional;
import java.util.Set;

/** What is to be released where; see {@link io.modelwright.ports.deploy.driving.Deployments.Wish}. */
public record DeploymentRequestJson(
        Optional<String> target,
        Optional<Integer> version,
        Optional<String> environment,
        Optional<String> data,
        Optional<String> from,
        Set<String> acknowledge) {}
