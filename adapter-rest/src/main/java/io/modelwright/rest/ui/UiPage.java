package io.modelwright.rest.ui;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The one page of the studio. Each answer has a nonce of its own, for the style elements that editors write; scripts come from this
 * server alone, and none is written into the page.
 */
final class UiPage {

    private static final String MARK = "__CSP_NONCE__";
    private static final int NONCE_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final String text;

    UiPage(String text) {
        this.text = text;
    }

    String nonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    byte[] with(String nonce) {
        return text.replace(MARK, nonce).getBytes(StandardCharsets.UTF_8);
    }

    static String policy(String nonce) {
        return "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-" + nonce + "';"
                + " img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self';"
                + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    }
}
