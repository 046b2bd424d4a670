package org.centrallobby.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Looks at pages as people have them: nothing axe objects to, nothing wider than a small telephone. With
 * {@code LOBBY_SCREENSHOTS} set to a folder, each is also pictured there at 360 and 1280 pixels, light and dark.
 */
record Looking(Chromium chromium) {
    /** A way to a page. */
    interface Way {
        void go(Page page);
    }

    /** Goes to a page on a telephone, and again on a wide screen in the dark. */
    void at(String name, Way way) {
        look(name, way, "");
    }

    /** The same of a mail, whose heading is its subject and stands above it in every mail program. */
    void atMail(String name, Way way) {
        look(name, way, "page-has-heading-one:");
    }

    private void look(String name, Way way, String allowed) {
        Page page = chromium.window(360, false);
        way.go(page);
        narrow(page, name, allowed);
        page.context().close();
        Page dark = chromium.window(1280, true);
        way.go(dark);
        assertThat(barriers(dark, allowed)).as(name + ", dark").isEmpty();
        picture(dark, name + "-1280-dark");
        dark.context().close();
    }

    /** Looks at a page where it stands, on a telephone. */
    static void narrow(Page page, String name) {
        narrow(page, name, "");
    }

    private static void narrow(Page page, String name, String allowed) {
        assertThat(barriers(page, allowed)).as(name).isEmpty();
        page.setViewportSize(320, 640);
        assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as("width of %s", name)
                .isEqualTo(320);
        page.setViewportSize(360, 800);
        picture(page, name + "-360-light");
    }

    private static List<String> barriers(Page page, String allowed) {
        return Chromium.barriers(page).stream()
                .filter(barrier -> allowed.isEmpty() || !barrier.startsWith(allowed))
                .toList();
    }

    private static void picture(Page page, String name) {
        String folder = System.getenv("LOBBY_SCREENSHOTS");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of(folder, name.toLowerCase(Locale.ROOT) + ".png")));
        }
    }
}
