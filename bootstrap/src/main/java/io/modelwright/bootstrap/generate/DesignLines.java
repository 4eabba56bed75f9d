package io.modelwright.bootstrap.generate;

import io.modelwright.core.shared.JsonPointer;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** In which line of a file of YAML or JSON each place of the document stands. */
final class DesignLines {

    private static final int DEPTH_MAX = 100;

    private DesignLines() {}

    /** By pointer, from 1; nothing where the text cannot be read. */
    static Map<String, Integer> of(byte[] content) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        options.setNestingDepthLimit(DEPTH_MAX);
        options.setMaxAliasesForCollections(0);
        Map<String, Integer> lines = new HashMap<>();
        try {
            Node root = new Yaml(options).compose(new StringReader(new String(content, StandardCharsets.UTF_8)));
            if (root != null) {
                collect(root, root, JsonPointer.ROOT, lines, 0);
            }
        } catch (YAMLException unreadable) {
            return Map.of();
        }
        return lines;
    }

    /** The line of that place, or of the nearest one around it; 0 where none is known. */
    static int line(Map<String, Integer> lines, String pointer) {
        String place = pointer;
        while (!lines.containsKey(place) && !place.isEmpty()) {
            place = place.substring(0, place.lastIndexOf('/'));
        }
        return lines.getOrDefault(place, 0);
    }

    private static void collect(Node start, Node node, JsonPointer place, Map<String, Integer> lines, int depth) {
        // aliases make circles
        if (depth > DEPTH_MAX
                || lines.putIfAbsent(place.value(), start.getStartMark().getLine() + 1) != null) {
            return;
        }
        if (node instanceof MappingNode mapping) {
            for (NodeTuple member : mapping.getValue()) {
                if (member.getKeyNode() instanceof ScalarNode key) {
                    collect(key, member.getValueNode(), place.member(key.getValue()), lines, depth + 1);
                }
            }
        } else if (node instanceof SequenceNode sequence) {
            List<Node> items = sequence.getValue();
            for (int index = 0; index < items.size(); index++) {
                collect(items.get(index), items.get(index), place.item(index), lines, depth + 1);
            }
        }
    }
}
