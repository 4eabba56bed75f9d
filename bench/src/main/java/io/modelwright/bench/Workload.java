package io.modelwright.bench;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * One kind of load, for the platform and for the bare handler.
 *
 * @param goal the ratio to the bare handler's throughput that we aim at
 * @param status the status of a right answer; 0 where reads and creates are mixed
 * @param sql the bare handler's statement for pgbench; empty where there is no single one
 */
record Workload(
        String name,
        double goal,
        int status,
        IntFunction<HttpRequestBytes> platform,
        IntFunction<HttpRequestBytes> bare,
        String sql) {

    private static final String LIST = "?filter=status%20%3D%3D%20%22todo%22&sort=due&limit=25";
    private static final String NEW_TASK =
            "{\"title\":\"A task that was made under load\",\"status\":\"todo\",\"priority\":3}";

    static List<Workload> all(Stage stage, Optional<String> token) {
        return all("/api/v1/apps/" + stage.app() + "/records/task", stage.tasks(), token);
    }

    /** @param records the route of the tasks */
    static List<Workload> all(String records, List<String> tasks, Optional<String> token) {
        List<HttpRequestBytes> gets = tasks.stream()
                .map(id -> HttpRequestBytes.get(records + "/" + id, token))
                .toList();
        List<HttpRequestBytes> bareGets = tasks.stream()
                .map(id -> HttpRequestBytes.get("/get/" + id, Optional.empty()))
                .toList();
        HttpRequestBytes list = HttpRequestBytes.get(records + LIST, token);
        HttpRequestBytes bareList = HttpRequestBytes.get("/list", Optional.empty());
        HttpRequestBytes expand = HttpRequestBytes.get(records + LIST + "&expand=project", token);
        HttpRequestBytes bareExpand = HttpRequestBytes.get("/expand", Optional.empty());
        HttpRequestBytes create = HttpRequestBytes.post(records, token, NEW_TASK);
        HttpRequestBytes bareCreate = HttpRequestBytes.post("/create", Optional.empty(), NEW_TASK);
        IntFunction<HttpRequestBytes> anyGet = n -> gets.get(Math.floorMod(n * 7919, gets.size()));
        IntFunction<HttpRequestBytes> anyBareGet = n -> bareGets.get(Math.floorMod(n * 7919, bareGets.size()));
        return List.of(
                new Workload(
                        "read by id",
                        0.8,
                        200,
                        anyGet,
                        anyBareGet,
                        BareTables.GET.replace("?", '\'' + tasks.getFirst() + "'")),
                new Workload(
                        "list 25, filtered and sorted",
                        0.8,
                        200,
                        n -> list,
                        n -> bareList,
                        BareTables.LIST.replace("?", "'todo'")),
                new Workload(
                        "list 25 with a relation expanded",
                        0.8,
                        200,
                        n -> expand,
                        n -> bareExpand,
                        BareTables.EXPAND.replace("?", "'todo'")),
                new Workload(
                        "create",
                        0.7,
                        201,
                        n -> create,
                        n -> bareCreate,
                        BareTables.create("gen_random_uuid()", "'A task that was made under load'", "'todo'", "3")),
                new Workload(
                        "mix: 90 % reads by id, 10 % creates",
                        0.8,
                        0,
                        n -> n % 10 == 0 ? create : anyGet.apply(n),
                        n -> n % 10 == 0 ? bareCreate : anyBareGet.apply(n),
                        ""));
    }
}
