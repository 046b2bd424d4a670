package org.centrallobby.mail.body;

import java.util.List;
import org.centrallobby.mail.Block;

/** What the template of all mails gets. */
public record MailView(String subject, List<Block> blocks) {
    public MailView {
        blocks = List.copyOf(blocks);
    }

    /** Whether it holds rows, which need room. */
    public boolean isWide() {
        return blocks.stream().anyMatch(Block.Table.class::isInstance);
    }
}
