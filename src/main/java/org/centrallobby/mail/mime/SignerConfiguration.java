package org.centrallobby.mail.mime;

import java.util.Arrays;
import org.centrallobby.mail.dkim.DkimSigner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who signs mail. */
@Configuration(proxyBeanMethods = false)
class SignerConfiguration {
    @Bean
    MailSigner mailSigner(DkimSigner dkim) {
        return message -> {
            byte[] signatures = dkim.sign(message);
            byte[] signed = Arrays.copyOf(signatures, signatures.length + message.length);
            System.arraycopy(message, 0, signed, signatures.length, message.length);
            return signed;
        };
    }
}
