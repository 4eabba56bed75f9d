package io.modelwright.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DockerfileTest {

    private static Dockerfile read(String text) {
        return Dockerfile.read(text, Map.of("GIVEN", "debian:given"));
    }

    @Test
    void imagesShouldBeFoundWhereverTheyAreNamed() {
        Dockerfile read = read("""
                \uFEFF# a comment
                ARG VERSION=15
                ARG GIVEN=debian:default
                ARG QUOTED="redis:7"
                FROM maven:3.9 AS build\r
                COPY --chown=1:1 --from=nginx:1 /a /b
                from postgres:${VERSION} as Second
                FR\\
                # in between
                OM ${GIVEN}
                FROM $QUOTED
                FROM ${NONE:-node:24}
                FROM scratch
                FROM second
                COPY --from=build /a /b
                COPY --from=0 /a /b
                RUN echo FROM other:1""");
        assertThat(read.fault()).isEmpty();
        assertThat(read.images())
                .containsExactlyInAnyOrder("maven:3.9", "nginx:1", "postgres:15", "debian:given", "redis:7", "node:24");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "RUN true",
                "FROM",
                "FROM a b",
                "FROM --platform=linux/arm64 debian",
                "FROM $UNKNOWN",
                "FROM ${GIVEN%x}",
                "FROM 'debian'",
                "FROM debian\nADD http://10.0.0.1/ /x",
                "FROM debian\nadd x/y /x",
                "FROM debian\nADD x y /x",
                "FROM debian\nADD example.org/x.git /x",
                "FROM debian\nADD git@example.org:x.git /x",
                "FROM debian\nADD --checksum=x y /x",
                "FROM debian\nADD [\"x\", \"/x\"]",
                "FROM debian\nADD $X /x",
                "FROM debian\nA\\\nDD http://10.0.0.1/ /x",
                "FROM debian\nA\\  \n\nDD http://10.0.0.1/ /x",
                "FROM debian\nONBUILD ADD x /x",
                "FROM debian\nCOPY --from=$X /a /b",
                "# escape=`\nFROM debian",
                "# syntax=evil/frontend\nFROM debian"
            })
    void whatWouldReachFurtherShouldBeRefused(String text) {
        assertThat(read(text).fault()).isPresent();
    }

    @Test
    void oneFileShouldBeAddedToUnpackIt() {
        assertThat(read("FROM debian\nADD modules.tar ./").fault()).isEmpty();
    }

    @Test
    void directivesShouldCountAtTheBeginningAlone() {
        assertThat(read("# escape=\\\n# a comment\n# syntax=x\nFROM debian\n# escape=`\n")
                        .fault())
                .isEmpty();
    }
}
