package org.centrallobby.mail.previews;

import java.util.List;

/** Samples of a feature's mails: one at least of every kind it sends. */
public interface MailSamples {
    List<MailSample> listSamples();
}
