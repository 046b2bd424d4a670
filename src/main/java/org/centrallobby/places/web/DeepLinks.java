package org.centrallobby.places.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.centrallobby.kit.web.SealedCookies;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Takes a postcode out of a link such as {@code /campaigns/x?pc=…} before it reaches a log or a referrer. */
@Configuration(proxyBeanMethods = false)
class DeepLinks implements WebMvcConfigurer, HandlerInterceptor {
    private static final int LONGEST = 20;
    private final SealedCookies cookies;

    DeepLinks(SealedCookies cookies) {
        this.cookies = cookies;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/", "/campaigns/*", "/motions/*/*");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String postcode = request.getParameter("pc");
        if (postcode == null || !request.getMethod().equals("GET")) {
            return true;
        }
        String typed = postcode.length() > LONGEST ? postcode.substring(0, LONGEST) : postcode;
        cookies.keep(response, Visit.COOKIE, new Visit(typed, 0));
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", "/postcode?to=" + Onward.page(request.getRequestURI()));
        return false;
    }
}
