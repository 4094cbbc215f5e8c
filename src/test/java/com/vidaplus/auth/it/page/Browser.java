package com.vidaplus.auth.it.page;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.StreamSupport;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A headless Chromium of this machine, with a new profile. Both programs are named by their paths, so that Selenium's
 * manager, which would look for them, download them and report that, is never started.
 */
final class Browser implements AutoCloseable {
    private static final File CHROMIUM = new File("/usr/bin/chromium");
    private static final File CHROMEDRIVER = new File("/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Held, so that its level stays: Selenium warns of every Chromium newer than itself, though only its devtools classes mind. */
    private static final Logger DEVTOOLS = Logger.getLogger("org.openqa.selenium.devtools");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ChromeDriver driver;
    private final WebDriverWait wait;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
        this.wait = new WebDriverWait(driver, PATIENCE);
    }

    static boolean isInstalled() {
        return CHROMIUM.canExecute() && CHROMEDRIVER.canExecute();
    }

    /**
     * Starts it.
     *
     * @throws IllegalStateException where it is not installed
     */
    static Browser start() {
        DEVTOOLS.setLevel(Level.SEVERE);
        if (!isInstalled()) {
            throw new IllegalStateException("The test of the API page needs " + CHROMIUM + " and " + CHROMEDRIVER);
        }
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
                "--window-size=1280,900", "--user-data-dir=" + newProfile());
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(CHROMEDRIVER)
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options));
    }

    /** Goes to an address, with the logs of what was before thrown away. */
    void open(URI address) {
        consoleErrors();
        requestedAddresses();
        driver.get(address.toString());
    }

    void reload() {
        driver.navigate().refresh();
    }

    URI address() {
        return URI.create(driver.getCurrentUrl());
    }

    /** Shows pages as a phone with a screen of this size, in CSS pixels, does. */
    void becomePhone(int width, int height) {
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 2, "mobile", true));
    }

    void becomeDesktop() {
        driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    /** How wide the whole page is, in CSS pixels; more than the screen means that it scrolls sideways. */
    long pageWidth() {
        return ((Number) run("return document.documentElement.scrollWidth")).longValue();
    }

    Object run(String script) {
        return driver.executeScript(script);
    }

    <T> T until(ExpectedCondition<T> condition) {
        return wait.until(condition);
    }

    WebElement seen(By place) {
        return until(ExpectedConditions.visibilityOfElementLocated(place));
    }

    void click(By place) {
        until(ExpectedConditions.elementToBeClickable(place)).click();
    }

    /** The errors on the console since the last call, violations of the content security policy among them. */
    List<String> consoleErrors() {
        return entries(LogType.BROWSER).stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /** Every address asked for over the network since the last call. */
    List<URI> requestedAddresses() {
        return entries(LogType.PERFORMANCE).stream()
                .map(entry -> JSON.readTree(entry.getMessage()).path("message"))
                .filter(event -> List.of("Network.requestWillBeSent", "Network.webSocketCreated").contains(event.path("method").asString()))
                .map(Browser::addressOf)
                .filter(address -> address.matches("(?i)(https?|wss?)://.*"))
                .map(URI::create)
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }

    /** Below the build's directory, not a test's temporary one: Chromium may still be writing when the test has ended. */
    private static Path newProfile() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target")).toAbsolutePath(), "chromium-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<LogEntry> entries(String log) {
        return StreamSupport.stream(driver.manage().logs().get(log).spliterator(), false).toList();
    }

    private static String addressOf(JsonNode event) {
        JsonNode parameters = event.path("params");
        return parameters.path("request").path("url").asString(parameters.path("url").asString(""));
    }
}
