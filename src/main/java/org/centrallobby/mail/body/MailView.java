package org.centrallobby.mail.body;

import java.util.List;

/** What the template of all mails gets. */
public record MailView(String subject, List<Block> blocks) {
    public MailView {
        blocks = List.copyOf(blocks);
    }
}
