package org.centrallobby.letters.joint;

import static org.centrallobby.kit.web.Words.words;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterText;
import org.centrallobby.letters.Occasion;
import org.centrallobby.motions.Motion;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What joint letters say: the campaign's own words, what is asked, and who runs the campaign. It is kept as it was shown to
 * each co-signatory; should the campaign change its words, those before stay under the words they saw.
 */
@Component
public class JointWordings {
    /** What can be asked together. Thanks, and why a name was taken off, are for each to write. */
    private static final Set<String> ASKS = Set.of("ADD_NAME", "LOOK_FIRST", "SPEAK_UP");

    private final JdbcClient database;

    JointWordings(JdbcClient database) {
        this.database = database;
    }

    /** Whether there is a joint letter to co-sign. */
    public static boolean isOffered(Occasion occasion, String ask) {
        return occasion.campaign() != null && occasion.motion() != null && isOffered(ask);
    }

    /** Whether an ask of a campaign is one that can be made together. */
    public static boolean isOffered(String ask) {
        return ASKS.contains(ask);
    }

    /**
     * The letter without its salutation, as it would be co-signed today.
     *
     * @param ask the ask's name
     * @return empty where there is nothing to co-sign
     */
    public Optional<String> compose(Occasion occasion, String ask) {
        Motion motion = occasion.motion();
        if (motion == null || !isOffered(occasion, ask)) {
            return Optional.empty();
        }
        String asked =
                words("joint.text." + ask, motion.name().number(), motion.name().session(), motion.title());
        return Optional.of(Stream.of(
                        words("joint.text.about", occasion.title()),
                        occasion.summary(),
                        asked,
                        words("joint.text.decide"),
                        words("joint.text.organiser", occasion.organiser()))
                .map(String::strip)
                .filter(paragraph -> !paragraph.isEmpty())
                .collect(Collectors.joining("\n\n")));
    }

    /** The whole letter as its Member reads it, whoever stands below. */
    public static String letter(String member, String wording, String signed) {
        return words("joint.text.dear", member) + "\n\n" + wording + "\n\n" + words("joint.text.close") + "\n" + signed;
    }

    /** The same as one co-signatory has it: their own name under it, and their sentence. */
    static String copy(String member, String wording, LetterText own) {
        String sentence = own.text().isEmpty() ? "" : "\n\n" + words("joint.confirm.sentence") + ":\n" + own.text();
        return letter(member, wording, own.writer().name()) + sentence;
    }

    /** All that a letter says: its own text, or the joint letter it co-signs with the writer's sentence. */
    public String textOf(Letter letter, LetterText own, String member) {
        return findFor(letter).map(wording -> copy(member, wording, own)).orElse(own.text());
    }

    /**
     * Notes which words a form showed, before its letter is kept. Once that letter is confirmed nothing changes any more.
     *
     * @param formId as in the draft
     */
    public void keep(UUID formId, String campaign, String text) {
        long wording = database.sql("""
                        insert into joint_wording (campaign, text_hash, text) values (:campaign, :hash, :text)
                        on conflict (campaign, text_hash) do update set text = excluded.text
                        returning id
                        """)
                .param("campaign", campaign)
                .param("hash", hash(text))
                .param("text", text)
                .query(Long.class)
                .single();
        database.sql("""
                        insert into co_signature (form_id, wording_id) values (:form, :wording)
                        on conflict (form_id) do update set wording_id = excluded.wording_id
                        where not exists (
                            select from letter where form_id = :form and state <> 'UNCONFIRMED')
                        """).param("form", formId).param("wording", wording).update();
    }

    /** The words that a letter co-signs; empty if it is a letter of its own. */
    public Optional<String> findFor(Letter letter) {
        return letter.joint()
                ? database.sql("""
                                select w.text from letter l
                                join co_signature s on s.form_id = l.form_id
                                join joint_wording w on w.id = s.wording_id
                                where l.id = :id
                                """).param("id", letter.id()).query(String.class).optional()
                : Optional.empty();
    }

    String get(long wordingId) {
        return database.sql("select text from joint_wording where id = :id")
                .param("id", wordingId)
                .query(String.class)
                .single();
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
