package io.modelwright.ports.deploy.driving;

import io.modelwright.core.deploy.DeploymentId;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.shared.Outcome;
import io.modelwright.ports.deploy.driven.ContainerEngine.LogLine;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What deployed apps write. */
@FunctionalInterface
public interface DeploymentLogs {

    /**
     * The newest lines that the release which serves wrote, the oldest of them first; for those who belong to the app's workspace.
     *
     * @param since only later ones
     */
    Outcome<List<LogLine>> log(Principal principal, DeploymentId id, Optional<Instant> since, int limit);

    /** Older lines than so many are not searched. */
    int SEARCHED = 10_000;

    /**
     * The newest of those lines that hold a text, whatever its case, the oldest of them first.
     *
     * @param contains taken as it is; empty: any line
     */
    default Outcome<List<LogLine>> search(Principal principal, DeploymentId id, String contains, int limit) {
        String wanted = contains.toLowerCase(Locale.ROOT);
        return log(principal, id, Optional.empty(), wanted.isEmpty() ? limit : SEARCHED)
                .map(lines -> {
                    List<LogLine> found = lines.stream()
                            .filter(line -> line.text().toLowerCase(Locale.ROOT).contains(wanted))
                            .toList();
                    return found.subList(Math.max(0, found.size() - limit), found.size());
                });
    }
}
