package app.support.app;

import app.support.http.RecordResource;
import app.support.model.RecordRights;
import app.support.query.QueryParameters;
import app.support.records.Caller;
import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.sourceforge.argparse4j.inf.Namespace;

/** {@code seed app.yml}: fills an empty application with records to look at. */
final class SeedCommand extends ConfiguredCommand<AppConfiguration> {

    private final ModelApplication application;

    SeedCommand(ModelApplication application) {
        super("seed", "Fills an empty application with records to look at");
        this.application = application;
    }

    @Override
    protected void run(Bootstrap<AppConfiguration> bootstrap, Namespace namespace, AppConfiguration configuration)
            throws Exception {
        try (Parts parts = Parts.of(application, configuration)) {
            String email = configuration.firstAdmin().email();
            Caller loader = parts.accounts()
                    .find(email)
                    .map(account -> new Caller(account.id(), email, Set.of(RecordRights.ADMIN)))
                    .orElseThrow(() -> new IllegalStateException("there is no account " + email));
            Map<String, RecordResource<?>> resources = new HashMap<>();
            parts.resources().forEach(resource -> resources.put(resource.entity(), resource));
            new Seeds(loader.id().toString())
                    .load((entity, record) -> Objects.requireNonNull(resources.get(entity))
                            .records()
                            .create(loader, record, QueryParameters.NONE)
                            .records()
                            .getFirst()
                            .id()
                            .toString());
        }
    }
}
