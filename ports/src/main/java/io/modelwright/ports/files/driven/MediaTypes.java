package io.modelwright.ports.files.driven;

/** Tells what content is. Stateless. */
public interface MediaTypes {

    /** How much of the beginning is looked at. */
    int HEAD = 64 * 1_024;

    /**
     * The media type that the content itself shows; {@code application/octet-stream} where it shows none. The name only tells
     * apart what looks alike, such as the kinds of plain text; it never makes an image of anything.
     *
     * @param head the first {@link #HEAD} bytes, or all where there are fewer
     */
    String detect(byte[] head, String name);
}
