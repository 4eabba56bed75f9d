package io.modelwright.rest.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The page of the reference and what it loads, by path. The paths of what it loads hold a digest of it, so that browsers keep
 * it for ever. Read when they are first asked for.
 */
final class DocsAssets {

    private static final String VIEWER = "/META-INF/resources/webjars/swagger-ui/";
    private static final String VIEWER_VERSION = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";
    private static final Map<String, String> TYPES =
            Map.of("js", "text/javascript; charset=utf-8", "css", "text/css; charset=utf-8");

    /** One thing to serve; {@code tag} is that of its content. */
    record Asset(byte[] content, String mediaType, String tag) {}

    private final EncodedDocument page;
    private final Map<String, Asset> assets;

    private DocsAssets(EncodedDocument page, Map<String, Asset> assets) {
        this.page = page;
        this.assets = assets;
    }

    static DocsAssets load(String folder) {
        String viewer = VIEWER + viewerVersion() + "/";
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put("swagger-ui.css", viewer + "swagger-ui.css");
        sources.put("swagger-ui-bundle.js", viewer + "swagger-ui-bundle.js");
        sources.put("docs.css", "docs.css");
        sources.put("docs.js", "docs.js");
        String page = new String(read("docs.html"), StandardCharsets.UTF_8);
        Map<String, Asset> assets = new LinkedHashMap<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            String name = source.getKey();
            byte[] content = read(source.getValue());
            String digest = EncodedDocument.digest(content);
            String path = folder + "/" + digest + "/" + name;
            String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
            assets.put(
                    path, new Asset(content, type == null ? "application/octet-stream" : type, "\"" + digest + "\""));
            page = page.replace("{" + name + "}", path);
        }
        return new DocsAssets(EncodedDocument.of(page.getBytes(StandardCharsets.UTF_8)), assets);
    }

    Asset page() {
        return new Asset(page.bytes(), "text/html; charset=utf-8", page.tag());
    }

    Optional<Asset> find(String path) {
        return Optional.ofNullable(assets.get(path));
    }

    private static String viewerVersion() {
        Properties properties = new Properties();
        try (InputStream stream = open(VIEWER_VERSION)) {
            properties.load(stream);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return properties.getProperty("version");
    }

    private static byte[] read(String resource) {
        try (InputStream stream = open(resource)) {
            return stream.readAllBytes();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static InputStream open(String resource) {
        InputStream stream = DocsAssets.class.getResourceAsStream(resource);
        if (stream == null) {
            throw new IllegalStateException("the class path lacks " + resource);
        }
        return stream;
    }
}
