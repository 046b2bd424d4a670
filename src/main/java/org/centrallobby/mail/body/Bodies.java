package org.centrallobby.mail.body;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.centrallobby.kit.web.Pages;
import org.centrallobby.mail.OutgoingMail.Content;
import org.springframework.stereotype.Component;

/** Lays a mail out, so that text and HTML can never say different things. */
@Component
public class Bodies {
    private final Pages pages;

    public Bodies(Pages pages) {
        this.pages = pages;
    }

    /** A mail of these blocks, one after the other. */
    public Content lay(String subject, List<Block> blocks) {
        String text = blocks.stream().map(Block::asText).collect(Collectors.joining("\n\n", "", "\n"));
        byte[] html = pages.render("mail/mail.jte", new MailView(subject, blocks));
        return new Content(subject, text, new String(html, StandardCharsets.UTF_8));
    }
}
