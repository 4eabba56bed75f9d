package io.modelwright.bootstrap.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The password of the demo account: another one in each installation, and made anew from the installation's key whenever it is
 * needed. So it is kept nowhere, and a process that is killed before it could print it has not lost it.
 */
public final class DemoPassword {

    private static final String PURPOSE = "password of the demo account";
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int GROUPS = 5;
    private static final int GROUP_LENGTH = 5;

    private DemoPassword() {}

    /** 25 characters of 5 bits each, in groups that people can type. */
    public static String of(byte[] key) {
        byte[] code = code(key);
        List<String> groups = IntStream.range(0, GROUPS)
                .mapToObj(group -> group(code, group * GROUP_LENGTH))
                .toList();
        return String.join("-", groups);
    }

    private static String group(byte[] code, int from) {
        StringBuilder group = new StringBuilder(GROUP_LENGTH);
        for (int index = from; index < from + GROUP_LENGTH; index++) {
            group.append(LETTERS.charAt(code[index] & 31));
        }
        return group.toString();
    }

    private static byte[] code(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(PURPOSE.getBytes(UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HMAC with SHA-256", impossible);
        }
    }
}
