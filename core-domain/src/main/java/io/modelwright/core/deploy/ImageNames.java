package io.modelwright.core.deploy;

import io.modelwright.core.codegen.Target;
import io.modelwright.core.shared.AppId;

/** What the platform calls its images: made of ids and numbers, never of texts of people. */
public final class ImageNames {

    private static final String OURS = "modelwright/";

    private ImageNames() {}

    /** The image of an app, by version and content. */
    public static ImageTag ofApp(AppId app, Target target, int version, ContentHash content) {
        return new ImageTag(OURS + "app-" + app + "/" + target, "v" + version + "-" + content.shortened());
    }

    /** The image that holds what applications of a target need, by what that is. */
    public static ImageTag ofRuntime(Target target, ContentHash content) {
        return new ImageTag(OURS + "runtime/" + target, content.shortened());
    }
}
