package org.centrallobby.mail.mime;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who signs mail. */
@Configuration(proxyBeanMethods = false)
class SignerConfiguration {
    @Bean
    MailSigner mailSigner() {
        return message -> message;
    }
}
