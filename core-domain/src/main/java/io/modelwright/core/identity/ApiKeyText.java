package io.modelwright.core.identity;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * The text of API keys: {@code mw_}, 256 random bits as 43 digits of base 62, and 6 digits of checksum. Scanners for leaked
 * secrets know one by its prefix and checksum without asking anybody, and so does the edge a typing error. Pure.
 */
public final class ApiKeyText {

    public static final String PREFIX = "mw_";

    /** How many random bytes a key is made of. */
    public static final int SECRET_BYTES = 32;

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());
    private static final int SECRET_DIGITS = 43;
    private static final int CHECKSUM_DIGITS = 6;
    private static final int START_LENGTH = PREFIX.length() + 4;

    private ApiKeyText() {}

    /** The key of those random bytes. */
    public static String of(byte[] secret) {
        if (secret.length != SECRET_BYTES) {
            throw new IllegalArgumentException("a key is made of " + SECRET_BYTES + " bytes");
        }
        String body = PREFIX + digits(new BigInteger(1, secret), SECRET_DIGITS);
        return body + checksum(body);
    }

    /** Whether somebody means an API key by that text, well-formed or not. */
    public static boolean isMeant(String text) {
        return text.startsWith(PREFIX);
    }

    /** Whether the text has the form of a key and its checksum is right. */
    public static boolean isWellFormed(String text) {
        int bodyLength = PREFIX.length() + SECRET_DIGITS;
        if (text.length() != bodyLength + CHECKSUM_DIGITS || !isMeant(text)) {
            return false;
        }
        boolean digitsOnly = text.chars().skip(PREFIX.length()).allMatch(digit -> DIGITS.indexOf(digit) >= 0);
        return digitsOnly && text.endsWith(checksum(text.substring(0, bodyLength)));
    }

    /** The part of a key that may be shown. */
    public static String start(String key) {
        return key.substring(0, START_LENGTH);
    }

    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        return digits(BigInteger.valueOf(crc.getValue()), CHECKSUM_DIGITS);
    }

    private static String digits(BigInteger number, int count) {
        char[] digits = new char[count];
        BigInteger left = number;
        for (int index = count - 1; index >= 0; index--) {
            BigInteger[] quotientAndDigit = left.divideAndRemainder(BASE);
            digits[index] = DIGITS.charAt(quotientAndDigit[1].intValue());
            left = quotientAndDigit[0];
        }
        return new String(digits);
    }
}
