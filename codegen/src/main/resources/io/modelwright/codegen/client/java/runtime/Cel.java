package client.runtime;

import com.fasterxml.jackson.databind.node.TextNode;

/** Values in the text of filters. */
public final class Cel {

    private Cel() {}

    /** A text as a filter writes it, so that no text from elsewhere can change what a filter means. */
    public static String text(String value) {
        return TextNode.valueOf(value).toString();
    }
}
