package io.modelwright.application.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.deploy.DeploymentId;
import io.modelwright.core.deploy.DeploymentNames;
import io.modelwright.ports.deploy.driven.StableRoutes.Route;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

/** Two that look after the routes at once. */
final class RouteKeeperTest {

    private static final int MOST_CALLS = 50;

    /** Lets something else happen behind the given call of a port. */
    private static final class Meanwhile implements DeployWorld.Meddling {

        private final int last;
        private final Runnable event;
        private int calls;

        private Meanwhile(int last, Runnable event) {
            this.last = last;
            this.event = event;
        }

        @Override
        public <T> T between(Class<T> port, T real) {
            return port.cast(Proxy.newProxyInstance(
                    port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                        try {
                            return method.invoke(real, arguments);
                        } catch (InvocationTargetException thrown) {
                            throw thrown.getCause();
                        } finally {
                            if (++calls == last) {
                                event.run();
                            }
                        }
                    }));
        }

        boolean happened() {
            return calls >= last;
        }
    }

    @Test
    void whatWasReadBeforeAReleaseShouldNotComeAfterIt() {
        boolean happened = true;
        for (int call = 1; happened && call < MOST_CALLS; call++) {
            DeployWorld world = new DeployWorld();
            world.publish("title");
            DeploymentId id = world.deployed().deployment();
            Meanwhile meanwhile = new Meanwhile(call, () -> {
                world.publish("title", DeployWorld.field(3, "note"));
                world.deployed();
            });
            DeploymentNeeds needs = world.needs(meanwhile);

            new RouteKeeper(needs).sync();

            happened = meanwhile.happened();
            assertThat(world.routes.route(world.deployment(id).port()))
                    .as("released behind call %s", call)
                    .contains(new Route(
                            world.deployment(id).port(),
                            world.engine
                                    .find(DeploymentNames.container(id, happened ? 2 : 1))
                                    .orElseThrow()
                                    .port(),
                            false));
        }
        assertThat(happened).isFalse();
    }
}
