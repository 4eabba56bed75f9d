package io.modelwright.bootstrap.api;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * An app of somebody's, published with the design of projects, tasks and tags. Paths begin at the app.
 *
 * @param slug of the app, unlike that of any other test
 */
record TestApp(Api owner, String slug) {

    static final String DESIGN = """
            entities:
              - name: project
                recordLabel: "{name}"
                fields:
                  - { name: name, type: text, required: true, unique: true, maxLength: 120 }
                  - { name: budget, type: money }
              - name: task
                recordLabel: "{title}"
                fields:
                  - { name: title, type: text, required: true, maxLength: 200 }
                  - { name: description, type: longText }
                  - { name: status, type: choice, choices: [todo, doing, done], default: todo }
                  - { name: done, type: boolean, default: false }
                  - { name: priority, type: integer, min: 1, max: 5 }
                  - { name: estimate, type: decimal, precision: 10, scale: 2 }
                  - { name: hits, type: long }
                  - { name: ratio, type: float }
                  - { name: due, type: date }
                  - { name: at, type: time }
                  - { name: seen, type: dateTime }
                  - { name: took, type: duration }
                  - { name: number, type: autoNumber }
                  - { name: password, type: secret }
                  - { name: labels, type: multiChoice, choices: [red, green, blue] }
                  - { name: extra, type: json }
                  - { name: place, type: geoPoint }
                  - { name: overdue, type: formula, expression: "!done && due != null && due < today()", result: boolean }
                rules:
                  - { expression: "!done || due != null", message: "A finished task needs a due date", field: due }
                unique: [[title, project]]
                indexes: [[status, due], [due]]
              - name: tag
                recordLabel: "{name}"
                fields: [ { name: name, type: text, required: true, unique: true, maxLength: 100 } ]
            relations:
              - { from: task, name: project, kind: manyToOne, to: project, inverse: tasks, onDelete: setNull }
              - { from: task, name: tags, kind: manyToMany, to: tag, inverse: tasks }
              - { from: task, name: assignee, kind: manyToOne, to: "@user" }
              - { from: task, name: watchers, kind: manyToMany, to: "@user" }
            roles:
              - name: member
                permissions:
                  - { entity: task, actions: [read, create, update], where: "createdBy == user.id" }
            """;

    private static final AtomicInteger APPS = new AtomicInteger();

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
