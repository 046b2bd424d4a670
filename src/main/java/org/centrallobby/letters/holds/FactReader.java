package org.centrallobby.letters.holds;

import java.util.Optional;
import org.centrallobby.letters.Writer;
import org.centrallobby.letters.holds.Screening.Typed;
import org.centrallobby.mail.EmailAddress;
import org.springframework.stereotype.Component;

/** Reads from a letter what the rules look at. */
@Component
final class FactReader {
    private final DisposableDomains disposable;
    private final FoulWords foul;

    FactReader(DisposableDomains disposable, FoulWords foul) {
        this.disposable = disposable;
        this.foul = foul;
    }

    /**
     * Whom a letter is for.
     *
     * @param office where it would go
     */
    record Recipient(String name, Optional<EmailAddress> office) {}

    /** The facts of a letter's own, with no counts. */
    Facts read(Writer writer, Typed typed, Recipient recipient) {
        return read(writer, typed, recipient, false, false);
    }

    Facts read(Writer writer, Typed typed, Recipient recipient, boolean oftenByAddress, boolean oftenByNetwork) {
        String all = typed.topic() + "\n" + typed.text();
        Optional<EmailAddress> email = EmailAddress.parse(writer.email()) instanceof EmailAddress.Valid(var address)
                ? Optional.of(address)
                : Optional.empty();
        return new Facts(
                email.filter(disposable::has).isPresent(),
                email.filter(mine -> recipient
                                .office()
                                .filter(office -> mine.readerKey().equals(office.readerKey()))
                                .isPresent())
                        .isPresent(),
                WrittenText.isSameName(writer.name(), recipient.name()),
                foul.find(all),
                typed.joint(),
                WrittenText.countWords(typed.text()),
                WrittenText.findLink(all),
                oftenByAddress,
                oftenByNetwork);
    }
}
