package app.support.app;

import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import net.sourceforge.argparse4j.inf.Namespace;

/** {@code seed app.yml}: fills an empty application with records to look at, with all of them or none. */
final class SeedCommand extends ConfiguredCommand<AppConfiguration> {

    private final ModelApplication application;

    SeedCommand(ModelApplication application) {
        super("seed", "Fills an empty application with records to look at");
        this.application = application;
    }

    @Override
    protected void run(Bootstrap<AppConfiguration> bootstrap, Namespace namespace, AppConfiguration configuration)
            throws Exception {
        try (Parts parts = Parts.of(application, configuration, bootstrap.getMetricRegistry())) {
            new Samples(application, parts).load(configuration.firstAdmin().email());
        }
    }
}
