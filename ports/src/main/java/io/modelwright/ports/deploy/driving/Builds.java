package io.modelwright.ports.deploy.driving;

import io.modelwright.core.codegen.Target;
import io.modelwright.core.deploy.Build;
import io.modelwright.core.deploy.BuildId;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Page;
import io.modelwright.ports.deploy.driven.ImageStore;
import java.util.Optional;

/** The builds of apps. Reading is for those who belong to the app's workspace, making for builders and above. */
public interface Builds {

    /**
     * Which list.
     *
     * @param target only those for it
     */
    record Listing(Optional<Target> target, int limit, Optional<String> cursor) {}

    /**
     * What somebody asks for.
     *
     * @param target a name, known or not
     * @param version by default the live one
     * @param noCache whether an image is made also where one of the same content is there, without any layer of before
     */
    record Wish(String target, Optional<Integer> version, boolean noCache) {}

    /** Asks for a build, which a job makes; where the same one is pending already, that one stands for it. */
    Outcome<Build> start(Principal principal, String app, Wish wish);

    Outcome<Page<Build>> list(Principal principal, String app, Listing listing);

    Outcome<Long> count(Principal principal, String app, Optional<Target> target);

    Outcome<Build> find(Principal principal, BuildId id);

    /** What it has said so far. */
    Outcome<String> log(Principal principal, BuildId id);

    /** What the engine keeps on disk. For platform administrators. */
    Outcome<ImageStore.DiskUse> diskUse(Principal principal);
}
