package io.modelwright.git;

import io.modelwright.core.codegen.GeneratedSource;
import io.modelwright.core.codegen.Target;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.revwalk.RevCommit;

/** What the last lines of a commit's message say of a generation. */
final class Footers {

    private Footers() {}

    /** The version that was generated; 0 where the commit is none of ours. */
    static int version(RevCommit commit) {
        return last(commit, GeneratedSource.VERSION_LINE)
                .filter(text -> text.matches("[1-9][0-9]{0,8}"))
                .map(Integer::valueOf)
                .orElse(0);
    }

    static Optional<Target> target(RevCommit commit) {
        return last(commit, GeneratedSource.TARGET_LINE).filter(Target::isName).map(Target::new);
    }

    static boolean isOf(RevCommit commit, Target target, int version) {
        return version(commit) == version
                && target(commit).filter(target::equals).isPresent();
    }

    private static Optional<String> last(RevCommit commit, String key) {
        List<String> values = commit.getFooterLines(key);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.getLast());
    }
}
