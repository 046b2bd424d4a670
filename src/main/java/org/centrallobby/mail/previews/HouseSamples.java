package org.centrallobby.mail.previews;

import static org.centrallobby.kit.web.Words.words;

import java.util.List;
import org.centrallobby.kit.Settings;
import org.centrallobby.mail.Block;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.mail.Nature;
import org.centrallobby.mail.OutgoingMail.Mailbox;
import org.centrallobby.mail.OutgoingMail.Manuscript;
import org.centrallobby.mail.OutgoingMail.Route;
import org.centrallobby.mail.doctor.TestMail;
import org.centrallobby.mail.mime.Sheet.MailingList;
import org.springframework.stereotype.Component;

/** Samples of what no other feature sends: news to subscribers, and the operator's test. */
@Component
final class HouseSamples implements MailSamples {
    private static final EmailAddress READER = new EmailAddress("asha.patel@example.test");
    private final Settings settings;

    HouseSamples(Settings settings) {
        this.settings = settings;
    }

    @Override
    public List<MailSample> listSamples() {
        Route route = new Route(
                new Mailbox(words("site.name"), new EmailAddress("letters@" + settings.mailDomain())),
                null,
                new Mailbox("", READER));
        return List.of(
                news("alert", Nature.ALERT, route),
                news("newsletter", Nature.NEWSLETTER, route),
                new MailSample(
                        "operator.test", "operator.test", Nature.OPERATOR, route, TestMail.manuscript(settings), null));
    }

    private MailSample news(String kind, Nature nature, Route route) {
        Manuscript news = new Manuscript(
                words("previews.news-subject." + kind),
                List.of(
                        new Block.Paragraph(words("previews.news." + kind)),
                        new Block.Link(
                                words("previews.leave"), settings.baseUrl() + "/unsubscribe/b0.aaaabbbbccccdddd")));
        return new MailSample(
                kind, kind, nature, route, news, new MailingList("crossings", words("previews.list"), "1"));
    }
}
