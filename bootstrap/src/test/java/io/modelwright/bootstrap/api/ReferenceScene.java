package io.modelwright.bootstrap.api;

/** An app with records, and the token of who owns it, for tests that look at it by other means. */
public record ReferenceScene(String slug, String token) {

    public static ReferenceScene published() {
        TestApp app = TestApp.published();
        app.create("project", "{\"name\":\"Paint\"}");
        app.create("task", "{\"title\":\"Choose a colour\"}");
        return new ReferenceScene(app.slug(), app.owner().token());
    }
}
