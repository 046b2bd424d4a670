package org.centrallobby.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** That no barrier is found on our pages says something only if one would be. */
class BarriersTest {
    @AutoClose
    private final Chromium chromium = new Chromium();

    @Test
    void a_picture_without_words_pale_text_and_a_field_without_a_name_are_found() {
        Page page = chromium.window(360, false);
        page.setContent("""
                <!doctype html><html lang="en"><head><title>Barriers</title></head><body><main><h1>Barriers</h1>
                <img src="data:,"><p style="color: #aaa; background: #fff">Pale</p><input type="text"></main></body></html>
                """);
        assertThat(Chromium.barriers(page))
                .anyMatch(barrier -> barrier.startsWith("image-alt:"))
                .anyMatch(barrier -> barrier.startsWith("color-contrast:"))
                .anyMatch(barrier -> barrier.startsWith("label:"));
    }
}
