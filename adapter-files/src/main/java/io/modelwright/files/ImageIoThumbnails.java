package io.modelwright.files;

import io.modelwright.ports.failure.Overloaded;
import io.modelwright.ports.files.driven.Thumbnails;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Small images by the JDK's ImageIO, which reads PNG, JPEG and GIF (the first picture of several). The size that an image
 * says it has is looked at before any of it is unpacked, and large ones are thinned out while they are read.
 */
public final class ImageIoThumbnails implements Thumbnails {

    static final long PIXELS_MAX = 40_000_000;
    static final int SIDE_MAX = 30_000;

    private static final Logger LOG = LoggerFactory.getLogger(ImageIoThumbnails.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** What is read in, and what is written for it: photographs stay photographs, all else may be transparent. */
    private static final Map<String, String> TYPES =
            Map.of("image/png", "image/png", "image/gif", "image/png", "image/jpeg", "image/jpeg");

    private final Semaphore turns;

    /** @param atOnce how many images are read at the same time; each may take some hundred MiB for a moment */
    public ImageIoThumbnails(int atOnce) {
        this.turns = new Semaphore(atOnce, true);
    }

    @Override
    public Optional<String> typeFor(String mediaType) {
        return Optional.ofNullable(TYPES.get(mediaType));
    }

    @Override
    public Optional<InputStream> make(InputStream image, String mediaType, int size) {
        String type = TYPES.get(mediaType);
        if (type == null) {
            return Optional.empty();
        }
        awaitTurn();
        try {
            Optional<BufferedImage> read = read(image, mediaType, size);
            return read.isEmpty() ? Optional.empty() : Optional.of(written(scaled(read.get(), size), type));
        } catch (IOException | RuntimeException broken) {
            // The decoders throw whatever comes up where an image is not what it says it is.
            LOG.info("an image of type {} cannot be read: {}", mediaType, broken.toString());
            return Optional.empty();
        } finally {
            turns.release();
        }
    }

    private void awaitTurn() {
        try {
            if (turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
        throw new Overloaded("too many images are being made smaller");
    }

    private static Optional<BufferedImage> read(InputStream image, String mediaType, int size) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(mediaType);
        if (!readers.hasNext()) {
            return Optional.empty();
        }
        ImageReader reader = readers.next();
        try (ImageInputStream bytes = new MemoryCacheImageInputStream(image)) {
            reader.setInput(bytes, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (!isBounded(width, height)) {
                return Optional.empty();
            }
            ImageReadParam thinned = reader.getDefaultReadParam();
            int step = Math.max(1, Math.max(width, height) / (2 * size));
            thinned.setSourceSubsampling(step, step, 0, 0);
            return Optional.of(reader.read(0, thinned));
        } finally {
            reader.dispose();
        }
    }

    private static boolean isBounded(int width, int height) {
        return width > 0
                && height > 0
                && width <= SIDE_MAX
                && height <= SIDE_MAX
                && (long) width * height <= PIXELS_MAX;
    }

    private static BufferedImage scaled(BufferedImage image, int size) {
        double factor = Math.min(1.0, (double) size / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * factor));
        int height = Math.max(1, (int) Math.round(image.getHeight() * factor));
        boolean transparent = image.getColorModel().hasAlpha();
        BufferedImage small = new BufferedImage(
                width, height, transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = small.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.drawImage(image, 0, 0, width, height, null);
        } finally {
            graphics.dispose();
        }
        return small;
    }

    private static InputStream written(BufferedImage image, String mediaType) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String format = mediaType.substring(mediaType.indexOf('/') + 1);
        try (ImageOutputStream memory = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(image, format, memory)) {
                throw new IOException("no writer for " + mediaType);
            }
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
