package io.modelwright.bootstrap.demo;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names of invented people from many languages, each only once. Not for use by several threads. */
final class Names {

    /** A name as its owner writes it, with the letters that stand for it in an address. */
    private record Part(String written, String latin) {
        static Part of(String both) {
            String[] forms = both.split("/");
            return new Part(forms[0], forms[forms.length - 1]);
        }
    }

    /** @param email at a domain that nobody can have */
    record Named(String name, String email) {}

    private static final List<Part> GIVEN = parts(
            "Zoë/zoe",
            "Søren/soren",
            "Łukasz/lukasz",
            "Ayşe/ayse",
            "Chloé/chloe",
            "Jürgen/juergen",
            "José/jose",
            "Þóra/thora",
            "Ольга/olga",
            "Σοφία/sofia",
            "Anaïs/anais",
            "Björn/bjoern",
            "Çağla/cagla",
            "Daniël/daniel",
            "Emilia/emilia",
            "Farid/farid",
            "Giulia/giulia",
            "Håkan/hakan",
            "Inês/ines",
            "Jan/jan",
            "Katarzyna/katarzyna",
            "Leila/leila",
            "Miloš/milos",
            "Nadia/nadia",
            "Oisín/oisin",
            "Petra/petra",
            "Quentin/quentin",
            "Renée/renee",
            "Siân/sian",
            "Tomás/tomas",
            "Ursula/ursula",
            "Věra/vera",
            "Wiktor/wiktor",
            "Xóchitl/xochitl",
            "Yusuf/yusuf",
            "Željko/zeljko",
            "Amara/amara",
            "Bảo/bao",
            "Дмитро/dmytro",
            "Eszter/eszter");

    private static final List<Part> FAMILY = parts(
            "Müller/mueller",
            "Nowak/nowak",
            "Sørensen/sorensen",
            "Yılmaz/yilmaz",
            "García/garcia",
            "Dubois/dubois",
            "Παπαδοπούλου/papadopoulou",
            "Иванова/ivanova",
            "Þórsdóttir/thorsdottir",
            "Nguyễn/nguyen",
            "O’Brien/obrien",
            "Novák/novak",
            "Szabó/szabo",
            "Rossi/rossi",
            "Lindström/lindstroem",
            "Ferreira/ferreira",
            "Weiß/weiss",
            "Kowalczyk/kowalczyk",
            "Öztürk/oeztuerk",
            "Lefèvre/lefevre",
            "Jovanović/jovanovic",
            "Van den Berg/vandenberg",
            "Håland/haland",
            "Peña/pena",
            "Ó Súilleabháin/osuilleabhain",
            "Шевченко/shevchenko",
            "Bakker/bakker",
            "Kaya/kaya",
            "Ruiz/ruiz",
            "Schäfer/schaefer",
            "Černý/cerny",
            "Haddad/haddad",
            "Okafor/okafor",
            "Moreau/moreau");

    private final Dice dice;
    private final Set<String> taken = new HashSet<>();

    Names(Dice dice) {
        this.dice = dice;
    }

    Named next(String domain) {
        while (true) {
            Part given = dice.pick(GIVEN);
            Part family = dice.pick(FAMILY);
            String address = given.latin() + "." + family.latin();
            if (taken.add(address)) {
                return new Named(given.written() + " " + family.written(), address + "@" + domain);
            }
        }
    }

    private static List<Part> parts(String... both) {
        return List.of(both).stream().map(Part::of).toList();
    }
}
