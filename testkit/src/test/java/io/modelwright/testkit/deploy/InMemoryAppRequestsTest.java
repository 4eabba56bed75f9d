package io.modelwright.testkit.deploy;

import io.modelwright.ports.deploy.driven.AppRequests;
import io.modelwright.ports.deploy.driven.AppRequests.Answer;
import io.modelwright.ports.deploy.driven.AppRequests.Call;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

final class InMemoryAppRequestsTest implements AppRequestsContract {

    private final InMemoryAppRequests requests = new InMemoryAppRequests();
    private final AtomicInteger ports = new AtomicInteger();

    @Override
    public AppRequests requests() {
        return requests;
    }

    @Override
    public int serving(Function<Call, Answer> application) {
        int port = ports.incrementAndGet();
        requests.serve(port, application);
        return port;
    }

    @Override
    public int nobody() {
        return 0;
    }
}
