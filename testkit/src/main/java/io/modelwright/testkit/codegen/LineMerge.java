package io.modelwright.testkit.codegen;

import java.util.ArrayList;
import java.util.List;

/** Merges texts line by line, slowly and plainly: what all three agree on is found first, the rest lies between. */
final class LineMerge {

    /** What came out. */
    record Merged(String text, boolean clean) {}

    private final List<String> base;
    private final List<String> ours;
    private final List<String> theirs;
    private final StringBuilder out = new StringBuilder();
    private boolean clean = true;

    private LineMerge(String base, String ours, String theirs) {
        this.base = lines(base);
        this.ours = lines(ours);
        this.theirs = lines(theirs);
    }

    static Merged merge(String base, String ours, String theirs) {
        return new LineMerge(base, ours, theirs).run();
    }

    /** Each with the break that ends it. */
    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("(?<=\n)"));
    }

    private Merged run() {
        int[] here = matches(base, ours);
        int[] there = matches(base, theirs);
        int baseStart = 0;
        int ourStart = 0;
        int theirStart = 0;
        for (int line = 0; line <= base.size(); line++) {
            boolean end = line == base.size();
            if (!end && (here[line] < 0 || there[line] < 0)) {
                continue;
            }
            int ourEnd = end ? ours.size() : here[line];
            int theirEnd = end ? theirs.size() : there[line];
            between(
                    base.subList(baseStart, line),
                    ours.subList(ourStart, ourEnd),
                    theirs.subList(theirStart, theirEnd));
            if (!end) {
                out.append(base.get(line));
            }
            baseStart = line + 1;
            ourStart = ourEnd + 1;
            theirStart = theirEnd + 1;
        }
        return new Merged(out.toString(), clean);
    }

    private void between(List<String> before, List<String> here, List<String> there) {
        if (here.equals(there) || there.equals(before)) {
            here.forEach(out::append);
        } else if (here.equals(before)) {
            there.forEach(out::append);
        } else {
            clean = false;
            out.append("<<<<<<< main\n");
            here.forEach(out::append);
            out.append("=======\n");
            there.forEach(out::append);
            out.append(">>>>>>> generated\n");
        }
    }

    /** For each line of the first list, which of the second it is in a longest common row; -1 for none. */
    private static int[] matches(List<String> first, List<String> second) {
        int[][] longest = new int[first.size() + 1][second.size() + 1];
        for (int i = first.size() - 1; i >= 0; i--) {
            for (int j = second.size() - 1; j >= 0; j--) {
                longest[i][j] = first.get(i).equals(second.get(j))
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        List<Integer> found = new ArrayList<>();
        int j = 0;
        for (int i = 0; i < first.size(); i++) {
            while (j < second.size() && !first.get(i).equals(second.get(j)) && longest[i][j + 1] == longest[i][j]) {
                j++;
            }
            boolean matched = j < second.size()
                    && first.get(i).equals(second.get(j))
                    && longest[i][j] == longest[i + 1][j + 1] + 1
                    && longest[i][j] > longest[i + 1][j];
            found.add(matched ? j++ : -1);
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }
}
