package io.modelwright.bootstrap.demo;

import io.modelwright.bootstrap.demo.Tracker.Label;
import java.util.List;

/** What the projects, tasks and comments of the tracker are about. */
final class TrackerWords {

    /** How a project is called, its code, and whose it is. */
    record Theme(String name, String code, String client) {}

    static final List<Theme> THEMES = List.of(
            new Theme("Café Zürich: web shop", "CAFE", "Café Zürich GmbH"),
            new Theme("Library catalogue", "LIB", "Stadtbücherei Köln"),
            new Theme("Tide tables", "TIDE", "Havnevesen Ålesund"),
            new Theme("Clinic appointments", "CLIN", "Clínica São João"),
            new Theme("Harvest planner", "FARM", "Gospodarstwo Łąka"),
            new Theme("Museum audio guide", "MUSE", "Musée d’Été"),
            new Theme("Fleet telemetry", "FLEET", "Øresund Transport"),
            new Theme("Energy dashboard", "WATT", "Stadtwerke Überlingen"),
            new Theme("Choir calendar", "SING", "Kór Reykjavíkur"),
            new Theme("Recipe exchange", "DISH", "Кухня Онлайн"));

    static final List<String> PHASES = List.of("Discovery", "Design", "Build", "Launch");

    static final List<Label> LABELS = List.of(
            new Label("accessibility", "#7c3aed"),
            new Label("backend", "#0f766e"),
            new Label("data", "#1d4ed8"),
            new Label("documentation", "#64748b"),
            new Label("frontend", "#be185d"),
            new Label("performance", "#b45309"),
            new Label("security", "#b91c1c"),
            new Label("übersetzung", "#15803d"));

    static final List<String> VERBS = List.of(
            "Add",
            "Clarify",
            "Document",
            "Extend",
            "Measure",
            "Move",
            "Prepare",
            "Replace",
            "Review",
            "Simplify",
            "Test",
            "Translate");

    static final List<String> THINGS = List.of(
            "the sign-in page",
            "the search",
            "the price list",
            "the import of old records",
            "the weekly report",
            "the colour scheme",
            "the e-mail templates",
            "the opening hours",
            "the map",
            "the export to CSV",
            "the mobile layout",
            "the error messages",
            "the calendar view",
            "the backup",
            "the rights of guests",
            "the print view",
            "the naïve sorting",
            "the cookie notice",
            "the start page",
            "the form for feedback",
            "the glossary",
            "the load test");

    static final List<String> PARTS = List.of(
            "Write down what is needed", "Make a first sketch", "Build it", "Try it with two people", "Tidy up");

    static final List<String> NOTES = List.of(
            "Built",
            "Tested",
            "Talked it through",
            "Looked for the cause",
            "Wrote tests",
            "Reviewed",
            "Paired",
            "Drew");

    static final List<String> REMARKS = List.of(
            "The client is happy with the sketch.",
            "Déjà vu: we had this in the last project too, let us take it over from there.",
            "Can somebody with Greek and Cyrillic names try this?",
            "I moved the due date by agreement.",
            "The numbers look right now: 1.234,56 € in German, 1,234.56 € in English.",
            "This waits for the answer of the client.",
            "Works here. Please have a look.",
            "The measurement is in the folder; the second run is the one that counts.",
            "Let us split this: it is bigger than it looked. 👍",
            "Fixed; the fault came from the time zone.");

    private TrackerWords() {}
}
