package org.centrallobby.kit.web;

import org.centrallobby.kit.Settings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** What Spring Security keeps for us: forged forms, framing, sniffing, referrers. Nobody logs in yet. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class WebSecurity {
    private static final String CONTENT_POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; "
                    + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    SecurityFilterChain everyone(HttpSecurity http, Settings settings, StaleForm staleForm) {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieCustomizer(cookie ->
                cookie.sameSite("Lax").httpOnly(true).secure(settings.baseUrl().startsWith("https:")));
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(csrf -> csrf.csrfTokenRepository(tokens)
                        .ignoringRequestMatchers("/api/**")
                        .ignoringRequestMatchers(oneClick()))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .anonymous(anonymous -> anonymous.disable())
                .exceptionHandling(handling -> handling.accessDeniedHandler(staleForm))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                        .permissionsPolicyHeader(policy -> policy.policy("geolocation=(), camera=(), microphone=()"))
                        .cacheControl(cache -> cache.disable()))
                .build();
    }

    /**
     * Leaving a list with one click (RFC 8058, 3.2): whoever runs the mailbox sends it, without a cookie. What it may do
     * hangs on the token in its path alone, which no other site can guess.
     */
    private static RequestMatcher oneClick() {
        return new AndRequestMatcher(
                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/unsubscribe/{token}"),
                request -> "One-Click".equals(request.getParameter("List-Unsubscribe")));
    }

    /** No accounts: without this the frame would invent a user and print a password. */
    @Bean
    UserDetailsService nobody() {
        return new org.springframework.security.provisioning.InMemoryUserDetailsManager();
    }
}
