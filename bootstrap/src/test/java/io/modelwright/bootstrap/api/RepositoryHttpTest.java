package io.modelwright.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.bootstrap.TestPlatform;
import io.modelwright.bootstrap.openapi.Programs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repositories as git meets them; needs git. */
final class RepositoryHttpTest {

    private static final String TWO_FIELDS = GenerationsHttpTest.DESIGN;
    private static final String THREE_FIELDS = TWO_FIELDS + "      - { name: due, type: date }\n";

    @TempDir
    Path folder;

    private final Api owner = Api.somebody();
    private final TestApp app = TestApp.of(owner, TWO_FIELDS);

    private void publish(String design) {
        app.design(design);
        app.publish("{\"message\":\"Next\"}").expect(201);
    }

    private Api member(String role) {
        Api person = Api.somebody();
        String workspace = owner.get(app.path("")).send().expect(200).text("workspace");
        String token = owner.post("/workspaces/" + workspace + "/invitations")
                .json("{\"role\":\"" + role + "\"}")
                .send()
                .expect(201)
                .text("token");
        person.post("/invitations/accept")
                .json("{\"token\":\"" + token + "\"}")
                .send()
                .expect(200);
        return person.again();
    }

    @Test
    void generatedCodeShouldBeClonedChangedPushedAndMergedWithTheNextVersion() {
        GenerationsHttpTest.generated(app);
        GitClient clone = GitClient.clone(folder, app, owner);
        assertThat(clone.git("branch", "-a", "--format=%(refname:short)"))
                .contains("main", "origin/generated")
                .doesNotContain("targets");
        assertThat(clone.git("log", "--format=%an|%cn|%s", "origin/generated"))
                .isEqualTo("Somebody|Modelwright|Version 1: First\n");
        assertThat(Files.isExecutable(clone.path("sketch/run.sh"))).isTrue();
        clone.write(
                        "sketch/entities/task.txt",
                        clone.read("sketch/entities/task.txt").replace("entity task", "entity task of mine"))
                .write("sketch/hooks/before.txt", "mine\n")
                .write("own/README.md", "mine\n")
                .commit("Change by hand")
                .git("push", "-q");

        publish(THREE_FIELDS);
        assertThat(GenerationsHttpTest.generated(app).text("merge", "state")).isEqualTo("merged");

        clone.git("pull", "-q");
        assertThat(clone.read("sketch/entities/task.txt")).contains("entity task of mine", "field due");
        assertThat(clone.read("sketch/hooks/before.txt")).isEqualTo("mine\n");
        assertThat(clone.read("own/README.md")).isEqualTo("mine\n");
        assertThat(clone.git("fsck", "--strict")).doesNotContain("error");
    }

    @Test
    void conflictShouldWaitOnItsBranchUntilPeopleEndIt() {
        GenerationsHttpTest.generated(app);
        GitClient clone = GitClient.clone(folder, app, owner);
        clone.write("sketch/README.md", "my own words\n")
                .commit("Say it better")
                .git("push", "-q");
        String before = clone.git("rev-parse", "main");
        publish(THREE_FIELDS);

        Answer generation = GenerationsHttpTest.generated(app);

        assertThat(generation.text("merge", "state")).isEqualTo("conflicted");
        assertThat(generation.text("merge", "branch")).isEqualTo("merge/v2");
        Answer conflicts = owner.get(app.path("/repository/conflicts")).send().expect(200);
        assertThat(conflicts.text("files", 0, "path")).isEqualTo("README.md");
        assertThat(conflicts.text("files", 0, "ours")).isEqualTo("my own words\n");
        assertThat(conflicts.text("files", 0, "theirs")).contains("Version 2");
        clone.git("fetch", "-q");
        assertThat(clone.git("rev-parse", "origin/main")).isEqualTo(before);
        clone.git("merge", "-q", "origin/merge/v2");
        assertThat(clone.read("sketch/README.md")).contains("<<<<<<< main\nmy own words\n=======");
        clone.write("sketch/README.md", "my own words on version 2\n")
                .commit("End the merge")
                .git("push", "-q");

        owner.get(app.path("/repository/conflicts")).send().expectProblem(404, "not-found");
        assertThat(owner.get(app.path("/repository")).send().body()).doesNotContain("merge/v2");
        assertThat(GenerationsHttpTest.generated(app).text("merge", "state")).isEqualTo("merged");
        clone.git("pull", "-q");
        assertThat(clone.read("sketch/README.md")).isEqualTo("my own words on version 2\n");
        assertThat(clone.read("sketch/entities/task.txt")).contains("field due");
        publish(THREE_FIELDS + "      - { name: done, type: boolean }\n");
        Answer next = GenerationsHttpTest.generated(app);
        assertThat(next.text("merge", "state")).isEqualTo("conflicted");
        clone.git("fetch", "-q");
        assertThat(clone.git("diff", "origin/main", "origin/merge/v3", "--name-only"))
                .contains("sketch/entities/task.txt");
        clone.git("merge", "-q", "-X", "ours", "origin/merge/v3");
        assertThat(clone.read("sketch/README.md")).contains("<<<<<<< main\nmy own words on version 2\n=======");
        clone.write("sketch/README.md", "my own words for ever\n")
                .commit("End the merge")
                .git("push", "-q");
        assertThat(owner.get(app.path("/repository")).send().body()).doesNotContain("merge/v");
    }

    @Test
    void mergeThatIsNotEndedShouldNotComeToMain() {
        GenerationsHttpTest.generated(app);
        GitClient clone = GitClient.clone(folder, app, owner);
        clone.write("sketch/README.md", "my own words\n").commit("Say it").git("push", "-q");
        publish(THREE_FIELDS);
        GenerationsHttpTest.generated(app);
        clone.git("fetch", "-q");
        clone.git("merge", "-q", "origin/merge/v2");
        String before = clone.git("rev-parse", "origin/main");

        Programs.Ended push = clone.attempt("push");

        assertThat(push.status()).isNotZero();
        assertThat(push.output())
                .contains("A merge is not ended in sketch/README.md, line 1")
                .contains("[remote rejected] main -> main");
        assertThat(clone.git("ls-remote", "origin", "refs/heads/main")).startsWith(before.strip());
        owner.get(app.path("/repository/conflicts")).send().expect(200);
        clone.git("push", "-q", "origin", "main:refs/heads/unended");
    }

    @Test
    void longNegotiationThatGitCompressesShouldBeUnderstood() {
        GenerationsHttpTest.generated(app);
        GitClient clone = GitClient.clone(folder, app, owner);
        GitClient other = GitClient.clone(folder, app, owner);
        for (int i = 0; i < 60; i++) {
            clone.git("commit", "-q", "--allow-empty", "-m", "Alone " + i);
        }
        other.write("own.txt", "o\n").commit("Something").git("push", "-q");

        Programs.Ended fetch = clone.attempt(
                "-c", "fetch.negotiationAlgorithm=consecutive", "-c", "protocol.version=0", "fetch", "origin");
        assertThat(fetch.status()).as(fetch.output()).isZero();
        assertThat(clone.git("show", "origin/main:own.txt")).isEqualTo("o\n");
    }

    @Test
    void compressedBodiesShouldBeReadAndBrokenOnesRefused() throws Exception {
        GenerationsHttpTest.generated(app);
        GitClient clone = GitClient.clone(folder, app, owner);
        String want = "want " + clone.git("rev-parse", "main").strip() + " no-progress ofs-delta\n";
        byte[] body =
                String.format("%04x%s00000009done\n", want.length() + 4, want).getBytes(StandardCharsets.ISO_8859_1);
        byte[] packed = gzip(body);

        assertThat(fetch(packed, "gzip").body()).contains("NAK\n", "PACK");
        assertThat(fetch(packed, "x-gzip").body()).contains("NAK\n", "PACK");
        assertThat(fetch(body, "gzip").statusCode()).isEqualTo(400);
        // a request that is cut is one that wants nothing: git says that the other side hung up
        assertThat(fetch(Arrays.copyOf(packed, packed.length / 2), "gzip").body())
                .isEmpty();
        byte[] padding = ("0032have " + "1".repeat(40) + "\n").repeat(400_000).getBytes(StandardCharsets.ISO_8859_1);
        byte[] bomb = gzip((String.format("%04x%s0000", want.length() + 4, want)
                        + new String(padding, StandardCharsets.ISO_8859_1))
                .getBytes(StandardCharsets.ISO_8859_1));
        assertThat(bomb).hasSizeLessThan(200_000);
        // neither is unpacked without end, nor answered with what was asked for
        assertThat(fetch(bomb, "gzip").body()).doesNotContain("PACK");
    }

    private static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(body);
        }
        return out.toByteArray();
    }

    private HttpResponse<String> fetch(byte[] body, String encoding) throws Exception {
        return Api.client()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                                        + TestPlatform.shared().port() + "/api/v1"
                                        + app.path("/repository.git/git-upload-pack")))
                                .header("Authorization", "Bearer " + owner.token())
                                .header("Content-Type", "application/x-git-upload-pack-request")
                                .header("Content-Encoding", encoding)
                                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
    }

    @Test
    void protectedBranchesAndLostCommitsShouldBeRefusedInWords() {
        GenerationsHttpTest.generated(app);
        GitClient clone = GitClient.clone(folder, app, owner);
        clone.write("sketch/README.md", "x\n").commit("A change").git("push", "-q");

        Programs.Ended generated = clone.attempt("push", "origin", "main:generated");
        assertThat(generated.status()).isNotZero();
        assertThat(generated.output()).contains("The branch generated is written by the platform alone");
        assertThat(clone.attempt("push", "origin", "main:merge/v9").output())
                .contains("The branch merge/v9 is written by the platform alone");
        assertThat(clone.attempt("push", "-f", "origin", "HEAD~1:main").output())
                .contains("The branch main keeps all its commits");
        assertThat(clone.attempt("push", "origin", ":main").output()).contains("The branch main cannot be deleted");
        assertThat(clone.attempt("push", "origin", "main:refs/modelwright/targets/sketch")
                        .output())
                .contains("Only branches and tags can be pushed here");
        clone.git("push", "-q", "origin", "main:refs/heads/mine");
        clone.git("tag", "v1");
        clone.git("push", "-q", "origin", "v1");
        clone.git("push", "-q", "-f", "origin", "HEAD~1:refs/heads/mine");
    }

    @Test
    void rightsShouldDecideWhoClonesAndPushes() {
        GenerationsHttpTest.generated(app);
        Api viewer = member("viewer");
        GitClient clone = GitClient.clone(folder, app, viewer);
        clone.write("sketch/README.md", "x\n").commit("A change");

        Programs.Ended push = clone.attempt("push");
        assertThat(push.status()).isNotZero();
        assertThat(push.output()).contains("This needs the role builder in the app's workspace.", "403");
        Api builder = member("builder").withKey(List.of("apps:read"));
        GitClient reading = GitClient.clone(folder, app, builder);
        reading.write("sketch/README.md", "y\n").commit("A change");
        assertThat(reading.attempt("push").output()).contains("403");
        GitClient writing = GitClient.clone(folder, app, member("builder").withKey(List.of("apps:read", "apps:write")));
        writing.write("sketch/README.md", "z\n").commit("A change").git("push", "-q");
        assertThat(GitClient.loose(
                                folder,
                                "ls-remote",
                                GitClient.address(app, Api.somebody().token()))
                        .output())
                .contains("not found");
        assertThat(GitClient.loose(folder, "ls-remote", GitClient.address(app, "wrong"))
                        .output())
                .contains("Authentication failed");
        TestApp none = TestApp.of(owner, TWO_FIELDS);
        assertThat(GitClient.loose(folder, "ls-remote", GitClient.address(none, owner.token()))
                        .output())
                .contains("The app has no repository yet");
    }

    @Test
    void fileThatIsTooLargeShouldBeRefusedInWords() {
        GenerationsHttpTest.generated(app);
        GitClient clone = GitClient.clone(folder, app, owner);
        byte[] noise = new byte[51 * 1_024 * 1_024];
        new Random(1).nextBytes(noise);
        clone.write("noise.bin", noise).commit("Too much");

        Programs.Ended push = clone.attempt("push");

        assertThat(push.status()).isNotZero();
        assertThat(push.output()).contains("a file is too large: one may have 50 MiB");
        GitClient.clone(folder, app, owner).write("a", "a").commit("Small").git("push", "-q");
    }

    @Test
    void damagedPackShouldBeRefusedAndHarmNothing() throws Exception {
        GenerationsHttpTest.generated(app);
        GitClient clone = GitClient.clone(folder, app, owner);
        String head = clone.git("rev-parse", "main").strip();
        String line = head + " " + "1".repeat(40) + " refs/heads/main\0 report-status\n";
        String body = String.format("%04x", line.length() + 4) + line + "0000PACK\0\0\0\2\0\0\0\7damaged";

        HttpResponse<String> answer = Api.client()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                                        + TestPlatform.shared().port() + "/api/v1"
                                        + app.path("/repository.git/git-receive-pack")))
                                .header("Authorization", "Bearer " + owner.token())
                                .header("Content-Type", "application/x-git-receive-pack-request")
                                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.ISO_8859_1))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(answer.body()).contains("unpack error the push is damaged");
        clone.write("sketch/README.md", "x\n").commit("A change").git("push", "-q");
    }
}
