package io.modelwright.rest.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EdgePathsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a;b", "/a\\b", "//a", "/a//b", "/./a", "/../a", "/a/.", "/a/..", "/a/%2Fb", "/a%2fb", "/%2e/a",
                "/%2E", "/a%5Cb", "/a%5c", "/a%00"
            })
    void pathShouldBeAmbiguousWhenReadersDiffer(String path) {
        assertThat(EdgePaths.isAmbiguous(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/a", "/a/b.c", "/.well-known/jwks.json", "/a/...", "/..a", "/a%20b", "/a%", "/a%2", "/a/"})
    void pathShouldNotBeAmbiguousWhenItMeansOneThing(String path) {
        assertThat(EdgePaths.isAmbiguous(path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/apps/a/records",
                "/api/v1/apps/a/records/",
                "/api/v1/apps/a/records/task/1",
                "/api/v1/apps/records/records/x"
            })
    void recordsShouldBeKnownByTheirPath(String path) {
        assertThat(EdgePaths.isRecords(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/apps/a",
                "/api/v1/apps//records",
                "/api/v1/apps/a/recordsx",
                "/api/v1/apps/a/draft/records",
                "/api/v1/apps/a/record",
                "/x/api/v1/apps/a/records",
                "/api/v1/apps/records"
            })
    void othersShouldNotBeTakenForRecords(String path) {
        assertThat(EdgePaths.isRecords(path)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/apps/a/records/task/import, 9223372036854775807",
        "/api/v1/apps/a/records/task/import/, 8388608",
        "/api/v1/apps/a/records//import, 8388608",
        "/api/v1/apps/a/records/import, 8388608",
        "/api/v1/apps/a/records, 8388608",
        "/api/v1/apps/a/draft, 8388608",
        "/api/v1/apps/a/draft/plan, 8388608",
        "/api/v1/apps/a/drafts, 1048576",
        "/api/v1/apps, 1048576",
        "/api/v1/auth/login, 16384"
    })
    void bodiesShouldBeLimitedByTheirPath(String path, long max) {
        assertThat(EdgePaths.bodyMax(path)).isEqualTo(max);
    }
}
