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
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Records to look at, for an application that has none yet: all of them or none. */
final class Samples {

    /** Says that a first start has looked, beside what the application keeps secret. */
    private static final String ONCE =
            "INSERT INTO app_system.secret (name, value) VALUES ('seeded', '') ON CONFLICT DO NOTHING";

    private final ModelApplication application;
    private final Parts parts;

    Samples(ModelApplication application, Parts parts) {
        this.application = application;
        this.parts = parts;
    }

    /**
     * Loads them in the name of somebody.
     *
     * @throws IllegalStateException where there are records already
     */
    void load(String email) throws SQLException {
        Caller loader = loader(email);
        parts.engine().transactions().runOnce(connection -> {
            filled(connection, parts.engine().model()).ifPresent(entity -> {
                throw new IllegalStateException("there are records of " + entity + " already: nothing was loaded");
            });
            load(parts.engine().joining(connection), loader);
            return loader;
        });
    }

    /** The same at the first start alone, however many start together; where there are records already, nothing. */
    void loadOnce(String email) {
        Caller loader = loader(email);
        try {
            parts.engine().transactions().runOnce(connection -> {
                boolean first;
                try (PreparedStatement statement = connection.prepareStatement(ONCE)) {
                    first = statement.executeUpdate() > 0;
                }
                if (first && filled(connection, parts.engine().model()).isEmpty()) {
                    load(parts.engine().joining(connection), loader);
                }
                return loader;
            });
        } catch (SQLException fault) {
            throw new IllegalStateException("nothing was loaded: the database refused", fault);
        }
    }

    private Caller loader(String email) {
        return parts.accounts()
                .find(email)
                .map(account -> new Caller(account.id(), email, Set.of(RecordRights.ADMIN)))
                .orElseThrow(() -> new IllegalStateException("there is no account " + email));
    }

    /** An entity that has records. */
    private static Optional<String> filled(Connection connection, AppModel model) throws SQLException {
        for (Entity entity : model.entities()) {
            try (PreparedStatement statement =
                            connection.prepareStatement("SELECT EXISTS (SELECT FROM " + entity.table() + ")");
                    ResultSet rows = statement.executeQuery()) {
                rows.next();
                if (rows.getBoolean(1)) {
                    return Optional.of(entity.name());
                }
            }
        }
        return Optional.empty();
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
