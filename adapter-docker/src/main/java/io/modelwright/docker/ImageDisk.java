package io.modelwright.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.model.Image;
import io.modelwright.ports.deploy.driven.ImageStore.DiskUse;
import io.modelwright.ports.failure.EngineUnavailable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the engine keeps on disk. It tells the size of images, not of layers; a layer's size is what an image has more than the
 * longest image that it is built on, for which images in between are looked at too.
 */
final class ImageDisk {

    private final DockerEngine engine;
    private final String owner;

    private record Known(List<String> layers, long bytes, boolean ours) {}

    ImageDisk(DockerEngine engine, String owner) {
        this.engine = engine;
        this.owner = owner;
    }

    DiskUse use() {
        JsonNode told = engine.raw()
                .json("/system/df", Map.of())
                .orElseThrow(() -> new EngineUnavailable("the container engine does not tell its disk use", null));
        return new DiskUse(
                told.path("LayersSize").asLong(),
                ours(known()),
                sum(told.path("Containers"), "SizeRw"),
                sum(told.path("Volumes"), "UsageData", "Size"),
                sum(told.path("BuildCache"), "Size"));
    }

    private static long sum(JsonNode entries, String... path) {
        long sum = 0;
        for (JsonNode entry : entries) {
            JsonNode value = entry;
            for (String name : path) {
                value = value.path(name);
            }
            sum += Math.max(0, value.asLong());
        }
        return sum;
    }

    private List<Known> known() {
        List<Image> all = Faults.asked(
                () -> engine.client().listImagesCmd().withShowAll(true).exec());
        Set<String> heads = new HashSet<>();
        Faults.asked(() -> engine.client().listImagesCmd().exec()).forEach(image -> heads.add(image.getId()));
        List<Known> known = new ArrayList<>();
        for (Image image : all) {
            Optional<InspectImageResponse> told = Faults.found(
                    () -> engine.client().inspectImageCmd(image.getId()).exec());
            told.filter(found -> found.getRootFS() != null
                            && found.getRootFS().getLayers() != null
                            && found.getSize() != null)
                    .ifPresent(found -> known.add(new Known(
                            List.copyOf(found.getRootFS().getLayers()),
                            found.getSize(),
                            !heads.contains(image.getId()) || isOurs(found))));
        }
        return known;
    }

    private boolean isOurs(InspectImageResponse image) {
        return image.getConfig() != null
                && OwnLabels.read(image.getConfig().getLabels(), owner).isPresent();
    }

    private long ours(List<Known> known) {
        Map<List<String>, Long> sizes = new HashMap<>();
        Set<List<String>> foreign = new HashSet<>();
        for (Known image : known) {
            sizes.put(image.layers(), image.bytes());
            if (!image.ours()) {
                for (int i = 1; i <= image.layers().size(); i++) {
                    foreign.add(image.layers().subList(0, i));
                }
            }
        }
        long sum = 0;
        for (List<String> layers : sizes.keySet().stream()
                .sorted(Comparator.comparingInt(List::size))
                .toList()) {
            if (!foreign.contains(layers)) {
                sum += Math.max(0, sizes.getOrDefault(layers, 0L) - below(layers, sizes));
            }
        }
        return sum;
    }

    private static long below(List<String> layers, Map<List<String>, Long> sizes) {
        for (int i = layers.size() - 1; i > 0; i--) {
            Long size = sizes.get(layers.subList(0, i));
            if (size != null) {
                return size;
            }
        }
        return 0;
    }
}
