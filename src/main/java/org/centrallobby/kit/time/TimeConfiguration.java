package org.centrallobby.kit.time;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;

/** The clock of the program; tests bring one they turn. */
@Configuration(proxyBeanMethods = false)
class TimeConfiguration {
    @Bean
    @Fallback
    InstantSource clock() {
        return MachineTime.clock();
    }
}
