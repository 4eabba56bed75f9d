package io.modelwright.docker;

import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.transport.DockerHttpClient;
import io.modelwright.core.deploy.DockerName;
import io.modelwright.ports.deploy.driven.ContainerEngine.Following;
import io.modelwright.ports.deploy.driven.ContainerEngine.LogLine;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** What containers wrote. */
final class ContainerLogs {

    private static final int MOST = 10_000;

    private final RawEngine raw;
    private final Function<DockerName, Optional<String>> place;

    /** @param place the path below which the engine has what it is asked for; it changes when that is made anew */
    ContainerLogs(RawEngine raw, Function<DockerName, Optional<String>> place) {
        this.raw = raw;
        this.place = place;
    }

    List<LogLine> newest(DockerName name, Optional<Instant> since, int limit) {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("1 to 10,000 lines");
        }
        Optional<String> there = place.apply(name);
        if (there.isEmpty()) {
            return List.of();
        }
        Map<String, String> query = query(since);
        query.put("tail", Integer.toString(limit));
        List<LogLine> lines = new ArrayList<>();
        try (DockerHttpClient.Response answer = raw.brief(path(there.get()), query)) {
            LogFrames frames = new LogFrames(answer.getBody());
            for (Optional<LogLine> line = frames.next(); line.isPresent(); line = frames.next()) {
                if (since.isEmpty() || line.get().at().isAfter(since.get())) {
                    lines.add(line.get());
                }
            }
        } catch (NotFoundException removed) {
            return List.of();
        } catch (IOException broken) {
            throw RawEngine.unavailable(broken);
        }
        // several processes of one name come one after the other
        lines.sort(Comparator.comparing(LogLine::at));
        return List.copyOf(lines.subList(Math.max(0, lines.size() - limit), lines.size()));
    }

    Following follow(DockerName name, Optional<Instant> since, Consumer<LogLine> lines, Duration patience) {
        LogFollowing following = new LogFollowing(this, name, since, lines, patience);
        following.start();
        return following;
    }

    Optional<String> find(DockerName name) {
        return place.apply(name);
    }

    /** The log from a moment on, and what comes further until the container stops. */
    DockerHttpClient.Response stream(String place, Optional<Instant> since) {
        Map<String, String> query = query(since);
        query.put("follow", "true");
        return raw.stream(path(place), query);
    }

    private static String path(String place) {
        return place + "/logs";
    }

    private static Map<String, String> query(Optional<Instant> since) {
        Map<String, String> query = new TreeMap<>(Map.of("stdout", "true", "stderr", "true", "timestamps", "true"));
        since.ifPresent(
                instant -> query.put("since", String.format("%d.%09d", instant.getEpochSecond(), instant.getNano())));
        return query;
    }
}
