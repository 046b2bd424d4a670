package org.centrallobby.mail.incoming;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.mail.PersonalRecords;
import org.centrallobby.mail.incoming.ParkedMails.Entry;
import org.springframework.stereotype.Component;

/** Messages kept for a person to read that name an address; each is opened to see. There are few, and none older than 28 days. */
@Component
final class ParkedRecords implements PersonalRecords {
    private final ParkedMails mails;

    ParkedRecords(ParkedMails mails) {
        this.mails = mails;
    }

    @Override
    public String holds() {
        return "messages kept to be read";
    }

    @Override
    public long count(EmailAddress person) {
        return list(person).size();
    }

    @Override
    public List<Map<String, Object>> export(EmailAddress person) {
        return list(person).stream()
                .map(entry -> {
                    Map<String, Object> told = new LinkedHashMap<>();
                    told.put("keptSince", entry.since().toString());
                    told.put("message", read(entry));
                    return told;
                })
                .toList();
    }

    @Override
    public Erased erase(EmailAddress person) {
        return new Erased(
                list(person).stream().filter(entry -> mails.destroy(entry.id())).count(), List.of());
    }

    private List<Entry> list(EmailAddress person) {
        // Whole: asha@… is not sha@….
        Pattern whole =
                Pattern.compile("(?<![\\w.!#$%&'*+/=?^`{|}~-])" + Pattern.quote(person.key()) + "(?![\\w-]|\\.\\w)");
        return mails.list().stream()
                .filter(entry ->
                        whole.matcher(read(entry).toLowerCase(Locale.ROOT)).find())
                .toList();
    }

    private String read(Entry entry) {
        return mails.find(entry.id())
                .map(message -> new String(message, StandardCharsets.UTF_8))
                .orElse("");
    }
}
