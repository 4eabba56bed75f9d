package io.modelwright.core.deploy;

/**
 * By which names a deployment is found in a domain. The long one has a part of its id and is no other's; the short one is for
 * people, and several deployments may have it: apps of two workspaces are called the same, and people rename them.
 */
public record DeploymentHosts(HostName brief, HostName full) {

    private static final int LABEL_MAX = 63;
    private static final int OF_ID = 8;

    /** @param slug of the app, as it is now */
    public static DeploymentHosts of(String slug, Deployment deployment, HostName domain) {
        String id = deployment.id().toString();
        String own = id.substring(id.length() - OF_ID);
        String words = (slug + "-" + deployment.environment())
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-", "");
        return new DeploymentHosts(
                within(cut(words, LABEL_MAX), domain), within(cut(words, LABEL_MAX - 1 - OF_ID) + "-" + own, domain));
    }

    private static HostName within(String label, HostName domain) {
        return new HostName(label + "." + domain);
    }

    private static String cut(String words, int length) {
        String kept = words.substring(0, Math.min(words.length(), length));
        return kept.endsWith("-") ? kept.substring(0, kept.length() - 1) : kept;
    }
}
