package io.modelwright.core.apps;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SlugTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            Task Tracker, task-tracker
            '  Ärger & Spaß!  ', arger-spass
            Crème brûlée, creme-brulee
            Łódź, lodz
            ﬁne ½, fine-1-2
            2027 plan, app-2027-plan
            任务, app
            '', app
            a--b__c, a-b-c
            a0000000-0000-4000-8000-000000000000, app-a0000000-0000-4000-8000-000000000000
            aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa bbbb, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
            """)
    void ofShouldFoldTheName(String name, String slug) {
        assertThat(Slug.of(name)).isEqualTo(slug);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1a", "-a", "A", "a_b", "ä", "a0000000-0000-4000-8000-000000000000"})
    void isSlugShouldBeFalseWhenTheFormIsAnother(String text) {
        assertThat(Slug.isSlug(text)).isFalse();
    }

    @Property
    void ofShouldAlwaysGiveASlug(@ForAll String name) {
        assertThat(Slug.of(name)).matches(Slug::isSlug);
    }

    @Property
    void numberedShouldAlwaysGiveAnotherSlug(@ForAll String name, @ForAll @IntRange(min = 2, max = 9_999) int number) {
        String slug = Slug.of(name);

        assertThat(Slug.numbered(slug, number)).matches(Slug::isSlug).endsWith("-" + number);
    }
}
