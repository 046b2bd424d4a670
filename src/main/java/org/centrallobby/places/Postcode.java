package org.centrallobby.places;

/**
 * A postcode as Royal Mail writes it: {@code N8 9AA} has the outward code N8 and the inward code 9AA. Forces' post
 * ({@code BFPO 123}) and codes of overseas territories ({@code FIQQ 1ZZ}) are held the same way.
 */
public record Postcode(String outward, String inward) {
    /** What a person's typing came to. */
    public sealed interface Parsed permits Valid, Slip, Malformed {}

    /** It has the form of a postcode; whether there is such a postcode only the directory knows. */
    public record Valid(Postcode postcode) implements Parsed {}

    /** It has not, but would with O and 0 or I, L and 1 told apart: to be offered, never taken without asking. */
    public record Slip(Postcode meant) implements Parsed {}

    /** It is no postcode. */
    public record Malformed(String typed) implements Parsed {}

    /**
     * Understands what people type: any case, spaces anywhere or nowhere, dots and dashes.
     *
     * @param typed as it was typed
     */
    public static Parsed parse(String typed) {
        return PostcodeForm.parse(typed);
    }

    /**
     * A postcode known to be well formed.
     *
     * @throws IllegalArgumentException if it is not
     */
    public static Postcode of(String text) {
        if (parse(text) instanceof Valid valid) {
            return valid.postcode();
        }
        throw new IllegalArgumentException("not the form of a postcode");
    }

    /** The letters it begins with: N, ZZ, BFPO. */
    public String area() {
        int letters = 0;
        while (letters < outward.length() && !PostcodeForm.isDigit(outward.charAt(letters))) {
            letters++;
        }
        return outward.substring(0, letters);
    }

    @Override
    public String toString() {
        return outward + " " + inward;
    }
}
