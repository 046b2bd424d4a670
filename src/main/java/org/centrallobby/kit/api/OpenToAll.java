package org.centrallobby.kit.api;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Lets every site read the JSON: it is public and knows no cookies. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class OpenToAll {
    @Bean
    FilterRegistrationBean<Filter> everySiteMayRead() {
        FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>(OpenToAll::allow);
        filter.addUrlPatterns("/api/*");
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    private static void allow(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletResponse answer = (HttpServletResponse) response;
        answer.setHeader("Access-Control-Allow-Origin", "*");
        answer.setHeader("Access-Control-Expose-Headers", "ETag");
        HttpServletRequest asked = (HttpServletRequest) request;
        if (asked.getMethod().equals("OPTIONS") && asked.getHeader("Access-Control-Request-Method") != null) {
            answer.setHeader("Access-Control-Allow-Methods", "GET, HEAD");
            answer.setHeader("Access-Control-Allow-Headers", "If-None-Match");
            answer.setHeader("Access-Control-Max-Age", "86400");
            answer.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        chain.doFilter(request, response);
    }
}
