package org.centrallobby.members.lists;

import static org.centrallobby.kit.web.Words.words;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.centrallobby.members.NonSigning;
import org.centrallobby.members.NonSigning.Reason;

/**
 * Which posts keep a Member from signing, by the names Parliament gives them. By convention ministers, whips, their
 * parliamentary private secretaries, the Speaker and the deputies sign no motions (House of Commons Information Office,
 * factsheet P3; Erskine May, paragraph 20.13). A name that is not understood is no reason: trade envoys, church
 * commissioners and spokesmen of the opposition sign.
 */
public final class Posts {
    private static final Pattern NOT_A_MINISTER =
            Pattern.compile("\\b(envoy|advis[eo]r|champion|shadow|spokes\\w*|ambassador|assistant to|aide)\\b");
    private static final Pattern PPS = Pattern.compile("\\bparliamentary private secretary\\b|\\bpps\\b");
    private static final Pattern WHIP = Pattern.compile(
            "\\bwhip\\b|\\blord commissioner\\b"
                    + "|\\b(comptroller|treasurer|vice[- ]chamberlain)\\b.*\\b(hm|her majesty's|his majesty's|royal)? ?household\\b");
    private static final Pattern MINISTER = Pattern.compile("\\bminister\\b(?!['’]s)|\\bsecretary of state\\b"
            + "|\\bunder[- ]?secretary\\b|\\b(chief|financial|economic|exchequer|city|parliamentary) secretary\\b"
            + "|\\bchancellor of the (exchequer|duchy)\\b|\\blord (high )?chancellor\\b|\\blord privy seal\\b"
            + "|\\blord president of the council\\b|\\b(attorney|solicitor|advocate)[- ]general\\b"
            + "|\\bpaymaster[- ]general\\b|\\bleader of the house of commons\\b|\\bpresident of the board of trade\\b");
    private static final Pattern SPEAKER = Pattern.compile("(the )?speaker( of the house of commons)?");
    private static final Pattern DEPUTY = Pattern.compile("((principal |first |second )?deputy speaker"
            + "|((first |second |principal )?deputy )?chair(man|woman)? of ways (and|&) means)\\b.*");

    private Posts() {}

    /** Why the holder of a government post does not sign; empty if the post is none that keeps from it. */
    public static Optional<NonSigning> ofGovernment(String post) {
        String name = post.toLowerCase(Locale.ROOT);
        if (PPS.matcher(name).find()) {
            return reason("pps", post);
        }
        if (NOT_A_MINISTER.matcher(name).find()) {
            return Optional.empty();
        }
        if (WHIP.matcher(name).find()) {
            return reason("whip", post);
        }
        return MINISTER.matcher(name).find() ? reason("minister", post) : Optional.empty();
    }

    /** The Speaker and the deputies, whose posts are Parliament's and not the government's. */
    public static Optional<NonSigning> ofParliament(String post) {
        String name = post.toLowerCase(Locale.ROOT);
        if (SPEAKER.matcher(name).matches()) {
            return chair("members.speaker.explanation");
        }
        return DEPUTY.matcher(name).matches() ? chair("members.deputy.explanation") : Optional.empty();
    }

    /** What the party itself says: the Speaker's, and one whose Members do not take their seats. */
    public static Optional<NonSigning> ofParty(String party) {
        return Party.nonSigning(party);
    }

    private static Optional<NonSigning> reason(String kind, String post) {
        return Optional.of(
                new NonSigning(Reason.POST_HOLDER, words("members.post." + kind, post), words("members.post.source")));
    }

    private static Optional<NonSigning> chair(String explanation) {
        return Optional.of(new NonSigning(Reason.POST_HOLDER, words(explanation), words("members.post.chair-source")));
    }
}
