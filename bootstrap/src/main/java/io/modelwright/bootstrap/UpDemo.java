package io.modelwright.bootstrap;

import io.modelwright.bootstrap.config.Settings;
import io.modelwright.bootstrap.demo.DemoPassword;
import io.modelwright.bootstrap.demo.DemoWorkspace;
import io.modelwright.bootstrap.demo.DemoWorkspace.Standing;
import io.modelwright.security.SecretFiles;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** The demo workspace of an installation that {@code up} has started. */
final class UpDemo {

    private UpDemo() {}

    /**
     * Makes what is missing of it.
     *
     * @return what to tell people, by line
     * @throws io.modelwright.bootstrap.demo.DemoFailure with the reason
     */
    static List<String> setUp(Settings settings, URI api) {
        String password =
                DemoPassword.of(new SecretFiles(settings.secrets().folder(), new SecureRandom()).sealingKey());
        LocalDate today = LocalDate.ofInstant(InstantSource.system().instant(), ZoneOffset.UTC);
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            DemoWorkspace workspace = new DemoWorkspace(
                    request -> client.send(request, HttpResponse.BodyHandlers.ofByteArray()), api, password, today);
            return List.of(
                    "Demo workspace with the apps " + described(workspace.setUp()),
                    "  account   " + DemoWorkspace.EMAIL,
                    "  password  " + password,
                    "            (of this installation alone and kept nowhere; up --demo shows it again)");
        }
    }

    private static String described(Standing standing) {
        String apps = String.join(" and ", standing.apps());
        return standing.made().isEmpty()
                ? apps + ": is there already, nothing was changed"
                : apps + ": made " + String.join(" and ", standing.made()) + " with " + standing.records() + " records";
    }
}
