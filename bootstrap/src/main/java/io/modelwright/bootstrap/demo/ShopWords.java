package io.modelwright.bootstrap.demo;

import java.util.List;

/** What the shop sells, where its customers live and what they say. */
final class ShopWords {

    /** A category that belongs to another, with what is sold in it. */
    record Shelf(String parent, String name, String code, List<String> goods) {}

    record Town(String name, String postalCode, String street, String dialling) {}

    static final List<String> DEPARTMENTS = List.of("Kitchen", "Desk", "Pantry");

    static final List<Shelf> SHELVES = List.of(
            new Shelf(
                    "Kitchen",
                    "Pots and pans",
                    "POT",
                    List.of("Copper pan", "Stew pot", "Crêpe pan", "Wok", "Milk pot")),
            new Shelf(
                    "Kitchen", "Tableware", "TAB", List.of("Soup plate", "Espresso cup", "Fika mug", "Bowl", "Teapot")),
            new Shelf("Kitchen", "Knives", "KNI", List.of("Paring knife", "Bread knife", "Santoku 三徳", "Whetstone")),
            new Shelf("Desk", "Paper", "PAP", List.of("Notebook", "Sketch pad", "Washi 和紙", "Index cards", "Calendar")),
            new Shelf(
                    "Desk", "Pens", "PEN", List.of("Fountain pen", "Pencil", "Brush pen", "Ink, königsblau", "Marker")),
            new Shelf(
                    "Pantry",
                    "Coffee and tea",
                    "TEA",
                    List.of("Espresso beans", "Maté", "Rooibos", "Sencha 煎茶", "Çay")),
            new Shelf(
                    "Pantry",
                    "Sweets",
                    "SWE",
                    List.of("Nougat", "Salmiak", "Piñata mix", "Dark chocolate", "Lebkuchen")),
            new Shelf("Pantry", "Spices", "SPI", List.of("Smoked paprika", "Za’atar", "Cumin", "Piment d’Espelette")));

    static final List<String> FORMS = List.of("small", "large", "classic");

    static final List<Town> TOWNS = List.of(
            new Town("Zürich", "8001", "Bahnhofstrasse", "+41 44 555 0"),
            new Town("Kraków", "31-042", "ulica Floriańska", "+48 12 555 0"),
            new Town("Malmö", "211 22", "Södergatan", "+46 40 555 0"),
            new Town("Αθήνα", "105 57", "Οδός Ερμού", "+30 21 5550 "),
            new Town("Lyon", "69002", "Rue de la République", "+33 4 5550 0"),
            new Town("Łódź", "90-001", "ulica Piotrkowska", "+48 42 555 0"),
            new Town("Köln", "50667", "Hohe Straße", "+49 221 555 0"),
            new Town("A Coruña", "15001", "Rúa Real", "+34 981 555 "),
            new Town("Reykjavík", "101", "Laugavegur", "+354 555 1"),
            new Town("Київ", "01001", "вулиця Хрещатик", "+380 44 555 0"),
            new Town("İzmir", "35250", "Kıbrıs Şehitleri Caddesi", "+90 232 555 0"));

    static final List<String> REQUESTS = List.of(
            "Please leave it with the neighbour.",
            "It is a present: no invoice in the parcel, please. 🎁",
            "Bitte klingeln bei „Größe“.",
            "Not before Thursday, please.");

    static final List<String> PRAISE = List.of(
            "Exactly what I was looking for",
            "Très bien!",
            "Sehr schön, gerne wieder",
            "Better than in the picture",
            "Lovely quality",
            "Muy práctico");

    static final List<String> BLAME =
            List.of("Smaller than I thought", "It took long to come", "Not for me", "A bit dear");

    private ShopWords() {}
}
