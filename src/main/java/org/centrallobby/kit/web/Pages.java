package org.centrallobby.kit.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Renders a compiled template with its view record. */
@Component
public final class Pages {
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

    public Pages() {
        templates.setBinaryStaticContent(false);
    }

    /** A page with status 200. The template takes one parameter named {@code view}. */
    public ResponseEntity<byte[]> show(String template, Object view) {
        return show(HttpStatus.OK, template, view);
    }

    /** A page with another status, such as 422 for a form to be mended or 404. */
    public ResponseEntity<byte[]> show(HttpStatus status, String template, Object view) {
        return ResponseEntity.status(status).contentType(HTML).body(render(template, view));
    }

    /** The bytes of a page or mail, in UTF-8. */
    public byte[] render(String template, Object view) {
        Utf8ByteOutput output = new Utf8ByteOutput();
        templates.render(template, view, output);
        return output.toByteArray();
    }
}
