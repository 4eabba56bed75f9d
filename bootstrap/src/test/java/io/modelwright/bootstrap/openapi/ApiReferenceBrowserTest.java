package io.modelwright.bootstrap.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.bootstrap.TestPlatform;
import io.modelwright.bootstrap.api.ReferenceScene;
import io.modelwright.testkit.Poll;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The reference in a real browser: it shows what there is, calls it, and breaks no rule of its pages. */
class ApiReferenceBrowserTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path PICTURES = Path.of("target", "pictures");

    private static ChromeDriver browser;

    @BeforeAll
    static void open() throws Exception {
        Path chromium = Programs.need("chromium");
        Path driver = Programs.need("chromedriver");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.toString());
        // no-sandbox: tests may run as root, in containers; and the page is ours
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--window-size=1400,1600");
        options.setCapability("goog:loggingPrefs", logs);
        browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(driver.toFile())
                        .usingAnyFreePort()
                        .build(),
                options);
        Files.createDirectories(PICTURES);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.quit();
        }
    }

    @Test
    void referenceShouldShowThePlatformAndCallIt() throws Exception {
        show("/docs");

        // of a long document it shows what is in view
        browser.manage().window().setSize(new Dimension(1_280, 16_000));
        Poll.until("all operations", PATIENCE, () -> all(".opblock").size() > 50);
        picture("platform");
        assertThat(tryOut("operations-Server-getLiveness")).isEqualTo("200");
        assertThat(troubles()).isEmpty();
    }

    @Test
    void referenceShouldShowAnAppToWhoeverHasAToken() throws Exception {
        ReferenceScene scene = ReferenceScene.published();
        browser.get(url("/docs?document=/api/v1/apps/" + scene.slug() + "/openapi.json"));
        Poll.until(
                "what is waited for",
                PATIENCE,
                () -> !all("#notice").isEmpty()
                        && all("#notice").getFirst().getText().contains("access token"));
        one("#token").sendKeys(scene.token());
        one("#choice button").click();
        await(".opblock");

        assertThat(all(".opblock")).hasSizeGreaterThan(10);
        assertThat(tryOut("operations-task-task_list")).isEqualTo("200");
        picture("app");
        assertThat(browser.executeScript(
                        "return Object.keys(localStorage).length + Object.keys(sessionStorage).length"))
                .isEqualTo(0L);
        assertThat(browser.manage().getCookies()).isEmpty();
        assertThat(troubles()).isEmpty();
    }

    @Test
    void foreignDocumentShouldNotBeLoaded() throws Exception {
        for (String foreign : List.of(
                "https://example.org/openapi.json",
                "//example.org/api/v1/openapi.json",
                "/api/v1/me",
                "javascript:alert(1)")) {
            show("/docs?document=" + foreign);

            assertThat(one(".info .title").getText()).startsWith("Modelwright");
        }
        assertThat(troubles()).isEmpty();
    }

    private static void show(String path) throws Exception {
        browser.get(url(path));
        await(".opblock");
    }

    private static String url(String path) {
        return "http://127.0.0.1:" + TestPlatform.shared().port() + path;
    }

    /** Opens the operation, executes it with what the form holds, and answers the status. */
    private static String tryOut(String operation) throws Exception {
        one("#" + operation + " .opblock-summary-control").click();
        await("#" + operation + " .try-out__btn");
        one("#" + operation + " .try-out__btn").click();
        await("#" + operation + " .execute");
        one("#" + operation + " .execute").click();
        String status = "#" + operation + " .live-responses-table .response-col_status";
        Poll.until(
                "what is waited for",
                PATIENCE,
                () -> all(status).stream()
                        .anyMatch(element -> element.getText().strip().matches("[0-9]{3}.*")));
        return all(status).stream()
                .map(element -> element.getText().strip())
                .filter(text -> text.matches("[0-9]{3}.*"))
                .findFirst()
                .orElseThrow()
                .substring(0, 3);
    }

    private static void await(String selector) throws Exception {
        Poll.until("what is waited for", PATIENCE, () -> !all(selector).isEmpty());
    }

    private static WebElement one(String selector) {
        return browser.findElement(By.cssSelector(selector));
    }

    private static List<WebElement> all(String selector) {
        return browser.findElements(By.cssSelector(selector));
    }

    /** What the browser complained of: errors of scripts, refused loads, broken policies. */
    private static List<String> troubles() {
        return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue()
                        || entry.getMessage().contains("Content Security Policy"))
                .map(LogEntry::toString)
                .toList();
    }

    private static void picture(String name) throws Exception {
        Files.write(PICTURES.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
    }
}
