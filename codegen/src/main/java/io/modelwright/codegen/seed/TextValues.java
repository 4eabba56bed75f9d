package io.modelwright.codegen.seed;

import io.modelwright.core.modeling.Entity;
import java.util.List;
import java.util.Locale;

/** Texts by the words of their names. For one thread. */
final class TextValues {

    private static final String[] PEOPLE = {
        "person", "people", "customer", "client", "employee", "user", "contact", "author", "member", "student",
                "teacher",
        "doctor", "patient", "driver", "owner", "manager", "guest", "artist", "actor", "player", "staff", "worker",
        "applicant", "candidate", "tenant", "passenger", "assignee", "lead", "speaker", "attendee"
    };
    private static final String[] COMPANIES = {
        "company",
        "organization",
        "organisation",
        "supplier",
        "vendor",
        "manufacturer",
        "brand",
        "employer",
        "publisher",
        "carrier",
        "bank",
        "agency",
        "partner",
        "firm"
    };
    private static final String[] THINGS = {
        "product", "item", "article", "good", "part", "asset", "equipment", "material"
    };

    private final Tokens entity;
    private final Fakes fakes;

    TextValues(Entity entity, Fakes fakes) {
        this.entity = Tokens.of(entity.name());
        this.fakes = fakes;
    }

    String text(Tokens name, Persona persona) {
        if (name.has("email", "mail")) {
            return persona.email();
        }
        if (name.ends("firstname", "forename", "givenname")) {
            return persona.firstName();
        }
        if (name.ends("lastname", "surname", "familyname")) {
            return persona.lastName();
        }
        if (name.ends("username", "login", "nickname", "handle")) {
            return persona.userName();
        }
        if (name.has("phone", "mobile", "tel", "fax", "telephone")) {
            return fakes.phone(persona.place());
        }
        if (name.has("url", "website", "homepage", "link", "site")) {
            return url(persona);
        }
        if (name.has(COMPANIES)) {
            return persona.company();
        }
        return place(name, persona);
    }

    private String place(Tokens name, Persona persona) {
        Persona.Place place = persona.place();
        if (name.has("street", "address")) {
            return persona.street();
        }
        if (name.has("city", "town", "location", "place")) {
            return place.city();
        }
        if (name.has("zip", "postcode", "postal")) {
            return place.postcode();
        }
        if (name.has("region", "province", "county")) {
            return place.region();
        }
        if (name.has("country", "nationality")) {
            return name.has("code") ? place.countryCode() : place.country();
        }
        if (name.has("currency")) {
            return place.currency();
        }
        return code(name, persona);
    }

    private String code(Tokens name, Persona persona) {
        if (name.has("iban")) {
            return fakes.faker().finance().iban();
        }
        if (name.has("isbn")) {
            return fakes.faker().code().isbn13();
        }
        if (name.has("ean", "gtin", "barcode")) {
            return fakes.faker().code().ean13();
        }
        if (name.has("sku", "code", "number", "no", "reference", "ref", "key", "serial", "id")) {
            String letters = entity.words().getFirst().toUpperCase(Locale.ROOT);
            return letters.substring(0, Math.min(3, letters.length())) + "-"
                    + (10_000 + persona.index() + 1 + 1_000 * persona.attempt());
        }
        if (name.has("color", "colour")) {
            return fakes.faker().color().name();
        }
        if (name.has("department", "division")) {
            return fakes.oneOf(SeedWords.DEPARTMENTS);
        }
        if (name.has("position", "occupation", "profession", "job") || (name.has("title") && entity.has(PEOPLE))) {
            return fakes.faker().job().title();
        }
        if (name.has(
                "description", "note", "notes", "comment", "text", "body", "content", "summary", "message", "bio")) {
            return sentence();
        }
        return title(name, persona);
    }

    private String title(Tokens name, Persona persona) {
        boolean own = name.has("name", "title", "label", "subject", "headline", "caption");
        Tokens subject = own && name.words().size() == 1 ? entity : name;
        if (subject.has(PEOPLE)) {
            return persona.fullName();
        }
        if (subject.has(COMPANIES)) {
            return persona.company();
        }
        if (subject.has(THINGS)) {
            return fakes.faker().commerce().productName();
        }
        if (subject.has("book", "publication")) {
            return fakes.faker().book().title();
        }
        if (subject.has("project", "campaign", "initiative")) {
            return fakes.oneOf(SeedWords.ADJECTIVES) + " " + fakes.oneOf(SeedWords.PROJECTS);
        }
        if (subject.has("category", "tag", "group", "team", "topic", "type")) {
            return fakes.oneOf(subject.has("team") ? SeedWords.DEPARTMENTS : SeedWords.TOPICS) + again(persona);
        }
        if (subject.has("task", "ticket", "issue", "todo", "activity", "action", "step", "job", "request", "case")) {
            return fakes.oneOf(SeedWords.VERBS) + " " + fakes.oneOf(SeedWords.OBJECTS);
        }
        if (subject.has("room", "table", "desk", "building", "shelf", "warehouse")) {
            return capital(subject.words().getLast()) + " " + (persona.index() + 1 + persona.attempt());
        }
        if (own) {
            return fakes.oneOf(SeedWords.ADJECTIVES) + " " + fakes.oneOf(SeedWords.OBJECTS) + again(persona);
        }
        return fakes.oneOf(SeedWords.TOPICS) + again(persona);
    }

    /** Where a name has come before. */
    private static String again(Persona persona) {
        return persona.attempt() == 0 ? "" : " " + (persona.index() + persona.attempt());
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    String url(Persona persona) {
        return "https://www." + persona.domain() + "/"
                + (persona.attempt() == 0 ? "" : persona.index() + persona.attempt());
    }

    String sentence() {
        return fakes.oneOf(SeedWords.SENTENCES);
    }

    /** A few lines of Markdown. */
    String markdown() {
        List<String> points = List.of(
                fakes.oneOf(SeedWords.VERBS) + " " + fakes.oneOf(SeedWords.OBJECTS),
                fakes.oneOf(SeedWords.VERBS) + " " + fakes.oneOf(SeedWords.OBJECTS));
        return sentence() + " " + sentence() + "\n\n- " + String.join("\n- ", points);
    }

    String slug(Persona persona) {
        String words = fakes.oneOf(SeedWords.ADJECTIVES) + "-" + fakes.oneOf(SeedWords.OBJECTS);
        String slug = words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return persona.attempt() == 0 ? slug : slug + "-" + (persona.index() + persona.attempt());
    }
}
