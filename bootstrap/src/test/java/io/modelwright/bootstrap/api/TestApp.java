package io.modelwright.bootstrap.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An app of somebody's, published with the design of projects, tasks and tags. Paths begin at the app.
 *
 * @param slug of the app, unlike that of any other test
 */
record TestApp(Api owner, String slug) {

    /** The one that the generated clients are driven with, too. */
    static final String DESIGN = read("/io/modelwright/testkit/clients/tasks.yaml");

    private static final AtomicInteger APPS = new AtomicInteger();

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(TestApp.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TestApp published() {
        return of(Api.somebody());
    }

    static TestApp of(Api owner) {
        return of(owner, DESIGN);
    }

    static TestApp of(Api owner, String design) {
        TestApp app = unpublished(owner);
        app.design(design);
        app.publish("{\"message\":\"First\"}").expect(201);
        return app;
    }

    static TestApp unpublished(Api owner) {
        String slug = "app-" + APPS.incrementAndGet();
        owner.post("/apps")
                .json("{\"name\":\"Tasks\",\"slug\":\"" + slug + "\"}")
                .send()
                .expect(201);
        return new TestApp(owner, slug);
    }

    String path(String rest) {
        return "/apps/" + slug + rest;
    }

    String records(String rest) {
        return path("/records/" + rest);
    }

    /** The draft as it is. */
    Answer draft() {
        return owner.get(path("/draft")).send().expect(200);
    }

    /** Makes the draft that design, in YAML. */
    Answer design(String yaml) {
        return owner.put(path("/draft"))
                .ifMatch(draft().etag())
                .body("application/yaml", yaml)
                .send()
                .expect(200);
    }

    /** Makes the draft that document. */
    Answer document(String json) {
        return owner.put(path("/draft"))
                .ifMatch(draft().etag())
                .json(json)
                .send()
                .expect(200);
    }

    Answer publish(String command) {
        return owner.post(path("/versions")).json(command).send();
    }

    /** Creates a record and answers with it. */
    Answer create(String entity, String json) {
        return owner.post(records(entity)).json(json).send().expect(201);
    }

    /** The records of an entity, as one text that shows every change. */
    String all(String entity) {
        return owner.get(records(entity + "?limit=500&sort=id"))
                .send()
                .expect(200)
                .body();
    }
}
