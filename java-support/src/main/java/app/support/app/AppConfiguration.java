package app.support.app;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.core.Configuration;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Optional;

/** The configuration file. */
public final class AppConfiguration extends Configuration {

    /** What the database takes in one value, with room to spare. */
    private static final long FILE_MAX = 256L * 1_024 * 1_024;

    /** Where the records are. */
    public record Database(
            @NotEmpty String url,
            @NotNull String user,
            @NotNull String password,
            @Min(1) int connections) {}

    /** The administrator of an empty database; without a password one is made and printed. */
    public record FirstAdmin(
            @NotEmpty String email, @NotNull String password) {}

    @Valid @NotNull private final Database database;

    @Valid @NotNull private final FirstAdmin firstAdmin;

    private final String secretKey;
    private final boolean https;

    @Min(1024) private final long bodyMax;

    @Min(1024) @Max(FILE_MAX) private final long fileMax;

    @Min(0) @Max(300) private final int drainSeconds;

    private final boolean seed;

    @Min(0) private final int schemaUpTo;

    /**
     * @param secretKey base64 of at least 32 bytes that tokens, cursors and secrets are made with; empty to keep one in the database
     * @param https whether browsers reach the application by https
     * @param bodyMax the largest body, in bytes
     * @param fileMax the largest file that is uploaded, and the largest import, in bytes
     * @param drainSeconds how long it goes on serving, and says that it does not, before it stops
     * @param seed whether the first start stores records to look at
     * @param schemaUpTo the version of the newest database that it may run on, though it does not know it; 0: none
     */
    public AppConfiguration(
            @JsonProperty("database") Database database,
            @JsonProperty("firstAdmin") FirstAdmin firstAdmin,
            @JsonProperty("secretKey") String secretKey,
            @JsonProperty("https") boolean https,
            @JsonProperty("bodyMax") long bodyMax,
            @JsonProperty("fileMax") long fileMax,
            @JsonProperty("drainSeconds") int drainSeconds,
            @JsonProperty("seed") boolean seed,
            @JsonProperty("schemaUpTo") int schemaUpTo) {
        this.database = database;
        this.firstAdmin = firstAdmin;
        this.secretKey = Optional.ofNullable(secretKey).orElse("");
        this.https = https;
        this.bodyMax = bodyMax;
        this.fileMax = fileMax;
        this.drainSeconds = drainSeconds;
        this.seed = seed;
        this.schemaUpTo = schemaUpTo;
    }

    public Database database() {
        return database;
    }

    public FirstAdmin firstAdmin() {
        return firstAdmin;
    }

    public String secretKey() {
        return secretKey;
    }

    public boolean https() {
        return https;
    }

    public Duration drain() {
        return Duration.ofSeconds(drainSeconds);
    }

    public boolean seed() {
        return seed;
    }

    public int schemaUpTo() {
        return schemaUpTo;
    }

    public long fileMax() {
        return fileMax;
    }

    public long bodyMax() {
        return bodyMax;
    }
}
