package org.centrallobby.letters.answers;

import org.centrallobby.kit.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;

/** Reads the operator's choice; tests bring their own. */
@Configuration(proxyBeanMethods = false)
class PublicationConfiguration {
    @Bean
    @Fallback
    Publication publication() {
        return new Publication(Settings.responsiveness(System.getenv()));
    }
}
