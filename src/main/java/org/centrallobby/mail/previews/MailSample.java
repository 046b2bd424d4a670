package org.centrallobby.mail.previews;

import org.centrallobby.mail.Nature;
import org.centrallobby.mail.OutgoingMail;
import org.centrallobby.mail.OutgoingMail.Manuscript;
import org.centrallobby.mail.OutgoingMail.Route;
import org.centrallobby.mail.mime.Sheet.MailingList;
import org.jspecify.annotations.Nullable;

/**
 * A mail as the site would send it, to an invented person.
 *
 * @param name small letters, dots and hyphens: its kind and, where a kind has several forms, which
 * @param list null where nobody subscribes
 */
public record MailSample(
        String name,
        String kind,
        Nature nature,
        Route route,
        Manuscript manuscript,
        @Nullable MailingList list) {
    /** One that is queued by itself. */
    public static MailSample of(String name, OutgoingMail mail) {
        return new MailSample(name, mail.kind(), mail.nature(), mail.route(), mail.manuscript(), null);
    }
}
