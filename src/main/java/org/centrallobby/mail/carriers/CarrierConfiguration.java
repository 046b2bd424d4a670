package org.centrallobby.mail.carriers;

import java.net.URI;
import org.centrallobby.kit.Settings;
import org.centrallobby.mail.Carrier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Chooses the way out: the relay if one is set. */
@Configuration(proxyBeanMethods = false)
class CarrierConfiguration {
    @Bean
    @Primary
    Carrier carrier(Settings settings, DevMailbox mailbox) {
        URI relay = settings.smtpUrl();
        return relay == null
                ? mailbox
                : new SmtpCarrier(relay, settings, settings.choices().smtpLines(), SmtpCarrier.PATIENCE);
    }
}
