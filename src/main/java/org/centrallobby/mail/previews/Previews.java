package org.centrallobby.mail.previews;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.UnsupportedEncodingException;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.centrallobby.kit.Settings;
import org.centrallobby.mail.MailId;
import org.centrallobby.mail.OutgoingMail.Content;
import org.centrallobby.mail.Parcel;
import org.centrallobby.mail.body.Bodies;
import org.centrallobby.mail.carriers.DevMail.Header;
import org.centrallobby.mail.mime.MimeComposer;
import org.centrallobby.mail.mime.Sheet;
import org.springframework.stereotype.Component;

/** Composes the samples of all features, as they would go out. */
@Component
public final class Previews {
    private final List<MailSamples> features;
    private final MimeComposer composer;
    private final Settings settings;
    private final InstantSource clock;

    Previews(List<MailSamples> features, MimeComposer composer, Settings settings, InstantSource clock) {
        this.features = List.copyOf(features);
        this.composer = composer;
        this.settings = settings;
        this.clock = clock;
    }

    /** A sample, laid out, with its envelope's sender and its headers, decoded. */
    public record Preview(MailSample sample, Content content, String envelopeSender, List<Header> headers) {}

    /** All samples, by name. */
    public List<MailSample> listSamples() {
        return features.stream()
                .flatMap(feature -> feature.listSamples().stream())
                .sorted(Comparator.comparing(MailSample::name))
                .toList();
    }

    /** One of them, composed. */
    public Optional<Preview> findPreview(String name) {
        return listSamples().stream()
                .filter(sample -> sample.name().equals(name))
                .findFirst()
                .map(this::compose);
    }

    private Preview compose(MailSample sample) {
        Content content = Bodies.lay(sample.manuscript());
        Parcel parcel = composer.compose(new Sheet(
                new MailId(sample.nature().isSubscribed(), 0),
                "<sample@" + settings.mailDomain() + ">",
                clock.instant(),
                sample.nature(),
                sample.route(),
                content,
                sample.list()));
        try {
            MimeMessage message =
                    new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(parcel.message()));
            return new Preview(
                    sample,
                    content,
                    parcel.sender().value(),
                    Collections.list(message.getAllHeaders()).stream()
                            .map(header -> new Header(header.getName(), decoded(header.getValue())))
                            .toList());
        } catch (MessagingException e) {
            throw new IllegalStateException("The sample " + sample.name() + " cannot be read.", e);
        }
    }

    private static String decoded(String value) {
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(value));
        } catch (UnsupportedEncodingException e) {
            return value;
        }
    }
}
