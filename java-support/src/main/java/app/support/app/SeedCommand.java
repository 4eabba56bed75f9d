package app.support.app;

import app.support.http.RecordResource;
import app.support.model.AppModel;
import app.support.model.Entity;
import app.support.model.RecordRights;
import app.support.problem.ProblemException;
import app.support.query.QueryParameters;
import app.support.records.Caller;
import app.support.records.Engine;
import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
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
            String email = configuration.firstAdmin().email();
            Caller loader = parts.accounts()
                    .find(email)
                    .map(account -> new Caller(account.id(), email, Set.of(RecordRights.ADMIN)))
                    .orElseThrow(() -> new IllegalStateException("there is no account " + email));
            parts.engine().transactions().runOnce(connection -> {
                requireEmpty(connection, parts.engine().model());
                load(parts.engine().joining(connection), loader);
                return loader;
            });
        }
    }

    /** @throws IllegalStateException where an entity has records */
    private static void requireEmpty(Connection connection, AppModel model) throws SQLException {
        for (Entity entity : model.entities()) {
            try (PreparedStatement statement =
                            connection.prepareStatement("SELECT EXISTS (SELECT FROM " + entity.table() + ")");
                    ResultSet rows = statement.executeQuery()) {
                rows.next();
                if (rows.getBoolean(1)) {
                    throw new IllegalStateException(
                            "there are records of " + entity.name() + " already: nothing was loaded");
                }
            }
        }
    }

    private void load(Engine engine, Caller loader) {
        Map<String, RecordResource<?>> resources = new HashMap<>();
        application.resources(engine).forEach(resource -> resources.put(resource.entity(), resource));
        new Seeds(loader.id().toString())
                .load((entity, record) -> create(Objects.requireNonNull(resources.get(entity)), loader, record));
    }

    private static String create(RecordResource<?> resource, Caller loader, JsonNode record) {
        try {
            return resource.records()
                    .create(loader, record, QueryParameters.NONE)
                    .records()
                    .getFirst()
                    .id()
                    .toString();
        } catch (ProblemException refused) {
            String errors = refused.problem().errors().stream()
                    .map(error -> error.pointer() + " " + error.message())
                    .collect(Collectors.joining(" "));
            throw new IllegalStateException(
                    "nothing was loaded: " + resource.entity() + " " + record + " is refused: "
                            + refused.problem().detail() + " " + errors,
                    refused);
        } catch (SQLException fault) {
            throw new IllegalStateException("nothing was loaded: the database refused", fault);
        }
    }
}
