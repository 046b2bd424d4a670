package org.centrallobby.mail.body;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.stream.Collectors;
import org.centrallobby.mail.Block;
import org.centrallobby.mail.OutgoingMail.Content;
import org.centrallobby.mail.OutgoingMail.Manuscript;

/** Lays a mail out, so that text and HTML can never say different things. */
public final class Bodies {
    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);

    private Bodies() {}

    /** Its blocks, one after the other. */
    public static Content lay(Manuscript mail) {
        String text = mail.blocks().stream().map(Block::asText).collect(Collectors.joining("\n\n", "", "\n"));
        StringOutput html = new StringOutput();
        TEMPLATES.render("mail/mail.jte", new MailView(mail.subject(), mail.blocks()), html);
        return new Content(mail.subject(), text, html.toString(), mail.attachment());
    }
}
