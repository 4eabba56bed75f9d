package io.modelwright.core.deploy;

import io.modelwright.core.codegen.SourceTree;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * An image to make.
 *
 * @param context the files that the Dockerfile sees, itself among them
 * @param dockerfile its path in the context
 * @param arguments build arguments: names of variables to texts; they stay in the image's history, so never secrets
 * @param network whether the build may reach the network
 * @param noCache whether no layer of before is taken
 * @param timeout after which it is given up
 */
public record ImageBuild(
        ImageTag tag,
        Labels labels,
        SourceTree context,
        String dockerfile,
        Map<String, String> arguments,
        ResourceLimits limits,
        boolean network,
        boolean noCache,
        Duration timeout) {

    private static final Pattern ARGUMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");

    public ImageBuild {
        arguments = Collections.unmodifiableMap(new TreeMap<>(arguments));
        if (!labels.values().containsKey(Labels.OWNER)) {
            throw new IllegalArgumentException("an image needs its owner's label");
        }
        if (context.find(dockerfile).isEmpty()) {
            throw new IllegalArgumentException("the context has no " + dockerfile);
        }
        arguments.forEach((name, text) -> {
            if (!ARGUMENT.matcher(name).matches() || !ContainerSpec.isText(text)) {
                throw new IllegalArgumentException("not a build argument: " + name);
            }
        });
    }
}
