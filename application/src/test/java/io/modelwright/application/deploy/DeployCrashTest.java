package io.modelwright.application.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.deploy.DeploymentId;
import io.modelwright.core.deploy.DeploymentNames;
import io.modelwright.core.deploy.Labels;
import io.modelwright.core.deploy.ReleaseState;
import io.modelwright.core.jobs.JobEnd;
import io.modelwright.ports.deploy.driven.StableRoutes.Route;
import io.modelwright.ports.deploy.driving.Deployments.Started;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that dies at any call, before or after it took effect: the next attempt at the job ends what it began. */
final class DeployCrashTest {

    private static final int MOST_CALLS = 500;

    /** That the process is gone. */
    private static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Dies at the given call of a port. */
    private static final class Dying implements DeployWorld.Meddling {

        private final int last;
        private final boolean after;
        private int calls;

        private Dying(int last, boolean after) {
            this.last = last;
            this.after = after;
        }

        boolean died() {
            return calls >= last;
        }

        @Override
        public <T> T between(Class<T> port, T real) {
            return port.cast(Proxy.newProxyInstance(
                    port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                        calls++;
                        if (calls > last || (calls == last && !after)) {
                            throw new Death();
                        }
                        Object result;
                        try {
                            result = method.invoke(real, arguments);
                        } catch (InvocationTargetException thrown) {
                            throw thrown.getCause();
                        }
                        if (calls == last) {
                            throw new Death();
                        }
                        return result;
                    }));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void secondAttemptShouldGoOnWhereverTheFirstOneDied(boolean after) {
        boolean died = true;
        for (int call = 1; died && call < MOST_CALLS; call++) {
            DeployWorld world = new DeployWorld();
            world.publish("title");
            DeploymentId id = world.deployed().deployment();
            // one that breaks what serves: it has the most steps
            world.publish("name");
            Started started = world.ask(world.wish("java"));
            Dying dying = new Dying(call, after);
            JobEnd end;
            try {
                end = world.handler(world.needs(dying), DeployHandler.KIND)
                        .run(world.queue.find(started.job()).orElseThrow(), new DeployWorld.Quiet());
            } catch (Death death) {
                // while nobody works on it, the upkeep leaves it alone
                world.services().repairing().run();
                end = world.run(started.job(), world.needs(DeployWorld.NONE));
            }
            died = dying.died();

            assertThat(end).as("died at call %s", call).isInstanceOf(JobEnd.Succeeded.class);
            assertThat(world.release(started).state()).isEqualTo(ReleaseState.SERVING);
            assertThat(world.deployment(id).next()).isEmpty();
            assertThat(world.deployment(id).heldUntil()).isEmpty();
            assertThat(world.engine.list(new Labels(Map.of(Labels.OWNER, "here"))))
                    .extracting(container -> container.name())
                    .containsExactly(DeploymentNames.container(id, 2));
            assertThat(world.routes.route(world.deployment(id).port()))
                    .contains(new Route(
                            world.deployment(id).port(),
                            world.engine
                                    .find(DeploymentNames.container(id, 2))
                                    .orElseThrow()
                                    .port(),
                            false));
        }
        assertThat(died).isFalse();
    }
}
