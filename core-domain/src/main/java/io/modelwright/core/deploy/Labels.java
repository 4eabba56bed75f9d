package io.modelwright.core.deploy;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What the platform writes on its images, containers, networks and volumes to know them again: short words under keys of its own.
 * Never texts of people.
 */
public record Labels(Map<String, String> values) {

    /** On everything that the platform makes; what does not bear it is never touched. Its value names the installation. */
    public static final String OWNER = "modelwright.owner";

    public static final String APP = "modelwright.app";
    public static final String DEPLOYMENT = "modelwright.deployment";
    public static final String RELEASE = "modelwright.release";
    public static final String VERSION = "modelwright.version";
    public static final String KIND = "modelwright.kind";

    /** In which networks a container is; see {@link DeploymentNames}. */
    public static final String PLACING = "modelwright.placing";

    /** On networks: the container that is in them as a guest. */
    public static final String GUEST = "modelwright.guest";

    private static final Pattern KEY = Pattern.compile("modelwright\\.[a-z][a-z0-9-]{0,40}");
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:-]{0,99}");

    public Labels {
        values.forEach((key, value) -> {
            if (!KEY.matcher(key).matches() || !VALUE.matcher(value).matches()) {
                throw new IllegalArgumentException("not a label of the platform: " + key);
            }
        });
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** These and one more; a key that is there already gets the new value. */
    public Labels with(String key, String value) {
        Map<String, String> all = new TreeMap<>(values);
        all.put(key, value);
        return new Labels(all);
    }

    /** Whether all of these are among the others. */
    public boolean within(Map<String, String> others) {
        return others.entrySet().containsAll(values.entrySet());
    }
}
