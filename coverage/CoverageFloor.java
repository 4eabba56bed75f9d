import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Fails the build when tests reach less than the floor's share of all lines, over all modules together.
 * Usage: {@code java CoverageFloor.java AGGREGATE/jacoco.csv 0.80}. A report that is missing, empty or of another
 * form fails too: a floor that nobody measured is not reached.
 */
final class CoverageFloor {
    private record Lines(long missed, long covered) {
        Lines plus(Lines other) {
            return new Lines(missed + other.missed, covered + other.covered);
        }

        long all() {
            return missed + covered;
        }

        double share() {
            return (double) covered / all();
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%6.2f %%  %6d of %6d lines", 100 * share(), covered, all());
        }
    }

    private CoverageFloor() {}

    public static void main(String[] args) throws IOException {
        Path report = Path.of(args[0]);
        double floor = Double.parseDouble(args[1]);
        if (!Files.isRegularFile(report)) {
            fail("there is no aggregate at " + report + ". Run the whole build, or -Dcoverage.skip for a part of it.");
        }
        Map<String, Lines> modules = read(Files.readAllLines(report));
        Lines total = modules.values().stream().reduce(new Lines(0, 0), Lines::plus);
        if (total.all() == 0) {
            fail("the aggregate holds no line. Run the whole build, or -Dcoverage.skip for a part of it.");
        }
        modules.forEach((module, lines) -> System.out.printf("%-20s %s%n", module, lines));
        System.out.printf("%-20s %s (floor %.2f %%)%n", "all modules", total, 100 * floor);
        if (total.share() < floor) {
            fail("the tests reach too few lines.");
        }
    }

    private static Map<String, Lines> read(List<String> csv) {
        List<String> header = csv.isEmpty() ? List.of() : List.of(csv.getFirst().split(","));
        int missed = header.indexOf("LINE_MISSED");
        int covered = header.indexOf("LINE_COVERED");
        if (missed < 0 || covered < 0) {
            fail("the aggregate has no line counts.");
        }
        Map<String, Lines> modules = new TreeMap<>();
        for (String row : csv.subList(1, csv.size())) {
            String[] cells = row.split(",");
            // GROUP is "title/module"
            String module = cells[0].substring(cells[0].lastIndexOf('/') + 1);
            modules.merge(module, new Lines(Long.parseLong(cells[missed]), Long.parseLong(cells[covered])), Lines::plus);
        }
        return modules;
    }

    private static void fail(String reason) {
        System.err.println("Coverage: " + reason);
        System.exit(1);
    }
}
