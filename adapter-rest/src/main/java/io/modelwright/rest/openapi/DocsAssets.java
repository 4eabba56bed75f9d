package io.modelwright.rest.openapi;

import io.modelwright.rest.http.EncodedDocument;
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

    /** One thing to serve. */
    record Asset(EncodedDocument content, String mediaType) {}

    private final Asset page;
    private final Map<String, Asset> assets;

    private DocsAssets(Asset page, Map<String, Asset> assets) {
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
            EncodedDocument content = new EncodedDocument(read(source.getValue()));
            String path = folder + "/" + content.digest() + "/" + name;
            String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
            assets.put(path, new Asset(content, type));
            page = page.replace("{" + name + "}", path);
        }
        EncodedDocument whole = new EncodedDocument(page.getBytes(StandardCharsets.UTF_8));
        return new DocsAssets(new Asset(whole, "text/html; charset=utf-8"), assets);
    }

    Asset page() {
        return page;
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
