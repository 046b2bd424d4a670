package org.centrallobby.kit.threads;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Requests are answered by threads that are used again. */
@Component
@ConditionalOnWebApplication
@Order(Ordered.LOWEST_PRECEDENCE) // after the frame's own, which sets an executor too
final class RequestThreads implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {
    @Override
    public void customize(ConfigurableTomcatWebServerFactory server) {
        server.addProtocolHandlerCustomizers(handler -> handler.setExecutor(ReusedThreads.named("request-")));
    }
}
