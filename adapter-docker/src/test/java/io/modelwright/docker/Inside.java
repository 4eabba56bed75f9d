package io.modelwright.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Runs commands inside of a container, as its user, as an attacker who got so far would. */
final class Inside {

    private Inside() {}

    /** What the command wrote, both streams together. */
    static String run(DockerClient client, String container, String command) throws InterruptedException {
        String exec = client.execCreateCmd(container)
                .withAttachStdout(true)
                .withAttachStderr(true)
                .withCmd("sh", "-c", command)
                .exec()
                .getId();
        StringBuilder out = new StringBuilder();
        boolean ended = client.execStartCmd(exec)
                .exec(new ResultCallback.Adapter<Frame>() {
                    @Override
                    public void onNext(Frame frame) {
                        out.append(new String(frame.getPayload(), StandardCharsets.UTF_8));
                    }
                })
                .awaitCompletion(2, TimeUnit.MINUTES);
        if (!ended) {
            throw new AssertionError(command + " did not end: " + out);
        }
        return out.toString().strip();
    }
}
