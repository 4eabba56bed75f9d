package io.modelwright.testkit.deploy;

import io.modelwright.ports.deploy.driven.AppRequests;
import io.modelwright.ports.failure.AppUnreachable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Applications that are functions, each at a port of its own. */
public final class InMemoryAppRequests implements AppRequests {

    /** What was asked where. */
    public record Asked(int port, Call call) {}

    private final Map<Integer, Function<Call, Answer>> applications = new ConcurrentHashMap<>();
    private final List<Asked> asked = new ArrayList<>();

    /** Puts an application at a port. */
    public void serve(int port, Function<Call, Answer> application) {
        applications.put(port, application);
    }

    /** All that was asked, in order. */
    public synchronized List<Asked> asked() {
        return List.copyOf(asked);
    }

    @Override
    public synchronized Answer ask(int port, Call call) {
        Function<Call, Answer> application = applications.get(port);
        if (application == null) {
            throw new AppUnreachable("nothing is at port " + port, null);
        }
        asked.add(new Asked(port, call));
        return application.apply(call);
    }
}
