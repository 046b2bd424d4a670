package org.centrallobby.places;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.centrallobby.places.Postcode.Malformed;
import org.centrallobby.places.Postcode.Parsed;
import org.centrallobby.places.Postcode.Slip;
import org.centrallobby.places.Postcode.Valid;
import org.jspecify.annotations.Nullable;

/**
 * The forms of postcodes. Written out instead of a regular expression because an import reads two million of them. The
 * rule is a little wider than Royal Mail's own ("strict" in mySociety's and the census's checks), which knows no test
 * postcodes (ZZ9) and may meet new districts; all 1,734,274 of Code-Point Open pass both.
 */
final class PostcodeForm {
    /** Letters of an inward code: all but C, I, K, M, O, V. */
    private static final String INWARD = "ABDEFGHJLNPQRSTUWXYZ";
    /** What may follow the digit of a district: never I, L or O, which would be taken for a digit, nor Z. */
    private static final String SUFFIX = "ABCDEFGHJKMNPQRSTUVWXY";

    /** Areas of the United Kingdom and the islands; a correction must lead to one of them. */
    private static final Set<String> AREAS =
            Set.of(("AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV"
                            + " CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GX GY HA HD HG HP HR HS HU HX IG IM IP IV"
                            + " JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH"
                            + " RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS"
                            + " WV XX YO ZE ZZ")
                    .split(" "));

    private PostcodeForm() {}

    static Parsed parse(String typed) {
        String clean = clean(typed);
        Postcode postcode = clean == null ? null : read(clean);
        if (postcode != null) {
            return new Valid(postcode);
        }
        List<Postcode> meant = clean == null || clean.length() > 7 ? List.of() : corrections(clean);
        return meant.size() == 1 ? new Slip(meant.getFirst()) : new Malformed(typed);
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Capital letters and digits; null if anything else was typed that is no space or punctuation, or far too much. */
    private static @Nullable String clean(String typed) {
        StringBuilder kept = new StringBuilder(8);
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            if (c >= 'a' && c <= 'z') {
                kept.append((char) (c - 'a' + 'A'));
            } else if ((c >= 'A' && c <= 'Z') || isDigit(c)) {
                kept.append(c);
            } else if (Character.isLetterOrDigit(c)) {
                return null;
            }
            if (kept.length() > 12) {
                return null;
            }
        }
        return kept.toString();
    }

    private static @Nullable Postcode read(String clean) {
        if (clean.startsWith("BFPO")) {
            String number = clean.substring(clean.startsWith("CO", 4) ? 6 : 4);
            return !number.isEmpty() && number.length() <= 4 && number.chars().allMatch(c -> isDigit((char) c))
                    ? new Postcode("BFPO", number)
                    : null;
        }
        int split = clean.length() - 3;
        if (split < 2 || split > 4) {
            return null;
        }
        String outward = clean.substring(0, split);
        String inward = clean.substring(split);
        return isPlace(outward, inward) || (isDistrict(outward) && isUnit(inward))
                ? new Postcode(outward, inward)
                : null;
    }

    private static boolean isPlace(String outward, String inward) {
        return switch (inward) {
            case "0AA" -> outward.equals("GIR");
            case "TA1" -> outward.equals("SAN");
            case "1ZZ" -> SpecialPlaces.isTerritory(outward);
            default -> false;
        };
    }

    private static boolean isUnit(String inward) {
        return isDigit(inward.charAt(0))
                && INWARD.indexOf(inward.charAt(1)) >= 0
                && INWARD.indexOf(inward.charAt(2)) >= 0;
    }

    private static boolean isDistrict(String outward) {
        int letters = isDigit(outward.charAt(1)) ? 1 : 2;
        if (isDigit(outward.charAt(0)) || outward.length() <= letters || !isDigit(outward.charAt(letters))) {
            return false;
        }
        return switch (outward.length() - letters) {
            case 1 -> true;
            case 2 -> {
                char last = outward.charAt(letters + 1);
                yield isDigit(last) ? outward.charAt(letters) != '0' : SUFFIX.indexOf(last) >= 0;
            }
            default -> false;
        };
    }

    /** What could have been meant with the fewest characters changed. */
    private static List<Postcode> corrections(String clean) {
        List<String> variants = List.of(clean);
        for (int changes = 1; changes <= 3; changes++) {
            variants = variants.stream()
                    .flatMap(variant -> oneChange(variant).stream())
                    .distinct()
                    .toList();
            List<Postcode> found = new ArrayList<>();
            for (String variant : variants) {
                Postcode postcode = read(variant);
                if (postcode != null && (AREAS.contains(postcode.area()) || variant.startsWith("BFPO"))) {
                    found.add(postcode);
                }
            }
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static List<String> oneChange(String text) {
        List<String> changed = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            String others = switch (text.charAt(i)) {
                case 'O' -> "0";
                case '0' -> "O";
                case 'I', 'L' -> "1";
                case '1' -> "IL";
                default -> "";
            };
            for (int other = 0; other < others.length(); other++) {
                changed.add(text.substring(0, i) + others.charAt(other) + text.substring(i + 1));
            }
        }
        return changed;
    }
}
