package org.centrallobby.kit.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/**
 * A form whose CSRF cookie is gone, because the page stood open too long or the browser dropped it. Nothing typed is
 * lost: the page that answers shows and carries all of it, and one press sends it again with a fresh token. A form that the
 * browser says comes from another site (Sec-Fetch-Site of the Fetch Metadata headers) is refused and carries nothing on.
 */
@Component
public class StaleForm implements AccessDeniedHandler {
    /**
     * What the page shows.
     *
     * @param fields all that came, to be sent again
     */
    public record View(String action, Map<String, List<String>> fields) {}

    private final Pages pages;

    StaleForm(Pages pages) {
        this.pages = pages;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        Map<String, List<String>> fields = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (!name.equals("_csrf")) {
                fields.put(name, List.of(values));
            }
        });
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setContentType(MediaType.TEXT_HTML_VALUE + ";charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(pages.render("kit/stale.jte", new View(request.getRequestURI(), fields)));
    }
}
