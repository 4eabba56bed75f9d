package io.modelwright.bootstrap.api;

import io.modelwright.bootstrap.TestPlatform;
import io.modelwright.testkit.contract.ContractDesign;
import io.modelwright.testkit.contract.RecordsServer;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Apps of the shared platform as servers of records, one for each design. */
final class PlatformRecords {

    private static final Map<ContractDesign, RecordsServer> SERVERS = new EnumMap<>(ContractDesign.class);

    private PlatformRecords() {}

    static synchronized RecordsServer serving(ContractDesign design) {
        return SERVERS.computeIfAbsent(design, missing -> served(TestApp.of(Api.somebody(), missing.yaml())));
    }

    static RecordsServer served(TestApp app) {
        String id = app.owner().get(app.path("")).send().expect(200).text("id");
        RecordsServer.Person owner =
                new RecordsServer.Person(app.owner().account(), app.owner().token());
        URI base = URI.create("http://127.0.0.1:" + TestPlatform.shared().port() + "/api/v1/apps/" + id);
        return new RecordsServer() {
            @Override
            public URI base() {
                return base;
            }

            @Override
            public URI api() {
                return URI.create("http://127.0.0.1:" + TestPlatform.shared().port() + "/api/v1");
            }

            @Override
            public Optional<String> app() {
                return Optional.of(id);
            }

            @Override
            public Credentials credentials() {
                return new Credentials(Api.somebody().email(), Api.PASSWORD);
            }

            @Override
            public Person administrator() {
                return owner;
            }

            @Override
            public Person person(String... roles) {
                Api member = Api.somebody();
                if (roles.length == 0) {
                    return new Person(member.account(), member.token());
                }
                String names =
                        List.of(roles).stream().map(role -> "\"" + role + "\"").collect(Collectors.joining(","));
                app.owner()
                        .put(app.path("/members/" + member.email()))
                        .json("{\"roles\":[" + names + "]}")
                        .send()
                        .expect(200);
                return new Person(member.account(), member.token());
            }
        };
    }
}
