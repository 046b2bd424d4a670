package org.centrallobby.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    @Test
    void without_any_the_site_is_on_this_machine_and_its_mail_stays_there() {
        Settings settings = read(Map.of());
        assertThat(settings.baseUrl()).isEqualTo("http://localhost:8080");
        assertThat(settings.isDevelopment()).isTrue();
        assertThat(settings.keys()).isEqualTo(settings.data().resolve("keys"));
    }

    @Test
    void a_public_site_without_a_relay_refuses_to_start() {
        assertThatThrownBy(() -> read(Map.of("LOBBY_BASE_URL", "https://lobby.example.org")))
                .isInstanceOf(Settings.Unusable.class)
                .hasMessageContaining("LOBBY_SMTP_URL");
    }

    @Test
    void a_public_site_with_a_relay_has_no_development_mailbox() {
        Settings settings = read(Map.of(
                "LOBBY_BASE_URL",
                "https://Lobby.Example.org/",
                "LOBBY_SMTP_URL",
                "smtp://localhost:25",
                "LOBBY_CONTACT",
                "Ann Other, 1 Invented Street"));
        assertThat(settings.isDevelopment()).isFalse();
        assertThat(settings.baseUrl()).isEqualTo("https://Lobby.Example.org");
        assertThat(settings.mailDomain()).isEqualTo("lobby.example.org");
    }

    @Test
    void a_public_site_names_whom_to_ask() {
        assertThatThrownBy(() -> read(
                        Map.of("LOBBY_BASE_URL", "https://lobby.example.org", "LOBBY_SMTP_URL", "smtp://localhost:25")))
                .hasMessageContaining("LOBBY_CONTACT");
    }

    @Test
    void a_bad_value_is_named_and_a_password_is_not_repeated() {
        assertThatThrownBy(() -> read(Map.of("LOBBY_PORT", "eighty"))).hasMessageContaining("LOBBY_PORT");
        assertThatThrownBy(() -> read(Map.of("LOBBY_PORT", "70000"))).hasMessageContaining("70000");
        assertThatThrownBy(() -> read(Map.of("LOBBY_BASE_URL", "localhost"))).hasMessageContaining("LOBBY_BASE_URL");
        assertThatThrownBy(() -> read(Map.of("LOBBY_SMTP_URL", "ftp://me:secret@host")))
                .hasMessageContaining("LOBBY_SMTP_URL")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> read(Map.of("LOBBY_DATABASE_URL", "mysql://secret")))
                .hasMessageContaining("jdbc:postgresql")
                .hasMessageNotContaining("secret");
    }

    private static Settings read(Map<String, String> environment) {
        return Settings.read(environment, null, Path.of("var"), true);
    }

    @Test
    void limits_by_the_hour_have_safe_defaults_and_refuse_what_would_stop_everything() {
        assertThat(read(Map.of()).choices()).isEqualTo(Choices.USUAL);
        assertThat(read(Map.of("LOBBY_LETTERS_PER_HOUR", "90")).choices().lettersPerHour())
                .isEqualTo(90);
        assertThatThrownBy(() -> read(Map.of("LOBBY_LETTERS_PER_HOUR", "0")))
                .hasMessageContaining("between 1 and 10000000");
        assertThatThrownBy(() -> read(Map.of("LOBBY_SMTP_LINES", "201"))).hasMessageContaining("between 1 and 200");
    }

    @Test
    void how_members_answer_is_shown_only_where_the_operator_says_so_in_one_of_two_words() {
        assertThat(read(Map.of("LOBBY_RESPONSIVENESS", "on")).choices().responsiveness())
                .isTrue();
        assertThatThrownBy(() -> read(Map.of("LOBBY_RESPONSIVENESS", "yes"))).hasMessageContaining("on or off");
    }
}
