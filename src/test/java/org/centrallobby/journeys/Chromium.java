package org.centrallobby.journeys;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Debian's Chromium, as a visitor with a telephone or at a desk has it. One for a test class. */
final class Chromium implements AutoCloseable {
    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright
            .chromium()
            .launch(new LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setArgs(FLAGS));

    /** A telephone 360 pixels wide that runs no scripts, with an empty cookie jar. */
    Page telephone() {
        return open(360, false, false).newPage();
    }

    /** A window of any width, scripts on. */
    Page window(int width, boolean dark) {
        return open(width, true, dark).newPage();
    }

    private BrowserContext open(int width, boolean scripts, boolean dark) {
        NewContextOptions options = new NewContextOptions()
                .setViewportSize(width, 800)
                .setJavaScriptEnabled(scripts)
                .setLocale("en-GB");
        if (dark) {
            // Light is what Chromium starts with. To say so would send “lıght”, in small letters of the Turkish locale.
            options.setColorScheme(ColorScheme.DARK);
        }
        BrowserContext context = browser.newContext(options);
        context.setDefaultTimeout(10_000);
        return context;
    }

    /** What axe finds against WCAG 2.2 AA on the page as it stands, a line each; empty is as it should be. */
    static List<String> barriers(Page page) {
        // Its other mode opens one more page for each it looks at, for the sake of frames from elsewhere: ours have
        // none.
        return new AxeBuilder(page)
                        .setLegacyMode(true)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                        .analyze()
                        .getViolations()
                        .stream()
                        .map(Chromium::line)
                        .toList();
    }

    private static String line(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
