package org.centrallobby.letters.variation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Letters as a campaign brings them: most keep most of a letter that goes round, with sentences left out, put in and
 * changed; some are their writer's own. The same campaign always has the same letter going round.
 */
public final class InventedLetters {
    private static final int OWN_OF_TEN = 3;
    private static final List<String> WHO = words("""
            my daughter|my neighbour|the nurse upstairs|my late father|our postman|a friend from work|my eldest|the woman at the \
            bakery|my brother-in-law|half of our street|the captain|our vicar|my old teacher|the boy next door|my wife|a cousin \
            of mine|the baker|our caretaker|two of my pupils|my tenant|the choir|a retired driver|my grandmother|the twins""");
    private static final List<String> DID = words("""
            waited an hour for|gave up on|wrote three times about|lost a job over|told me yesterday about|pays twice for|has never \
            complained about|laughed at first about|keeps a diary of|still depends on|walked home because of|was late again for|\
            moved house because of|cannot sleep for thinking of|asked the council about|missed a hospital appointment over|took \
            photographs of|sold the car and trusted in|used to be proud of|counted forty people affected by""");
    private static final List<String> WHAT = words("""
            the early ferry|the school road|the last bus|the flooded lane|the closed library|the broken lift|the new timetable|the \
            pharmacy queue|the dark underpass|the pit at the corner|the cold classrooms|the loud yard|the shut post office|the \
            bridge toll|the missing crossing|the hospital transport|the water bill|the old sea wall|the playground fence|the \
            night shift|the waiting list|the parking plan|the damp flats|the cancelled train""");
    private static final List<String> WHEN = words("""
            since last winter|on a Tuesday in March|for eleven weeks now|every single morning|twice in one month|before the holidays|\
            when the storm came|in the middle of exams|three days after the fire|at half past five|on the way to chemotherapy|\
            while the lifts were out|ever since the merger|all through the spring|on her ninetieth birthday|in front of the children""");
    private static final List<String> SO = words("""
            and nobody has answered|which I find hard to forgive|and that is why I write|so something has to change|but we still \
            hope|and the bill came anyway|which costs more than it saves|and I am not the only one|though promises were made|and the \
            papers said nothing|so I have started a list|which you could see for yourself|and it would take so little|as everyone \
            here will tell you|and it makes me angry|yet the plan says otherwise""");
    private static final List<String> ASK = words("""
            Please add your name to the motion|I ask you to sign it before the recess|Would you put your name to it|It would mean much \
            to us if you signed|Please tell the minister what you have read here|I should be glad to hear from you""");
    private static final List<String> NAMES = words("""
            Asha Patel|Ben Hale|Carol Quist|Dilip Rao|Ewa Novak|Finn Barlow|Grace Idowu|Hugh Penrose|Ines Duarte|Jack Tolland|Kay \
            Winter|Leo Marsh|Mona Haddad|Nils Berg|Olive Trent|Priya Nair""");

    private final Random random;
    private final List<String> goesRound;

    /** @param campaign any number: which letter goes round */
    public InventedLetters(int campaign, Random random) {
        this.random = random;
        Random its = new Random(campaign);
        goesRound = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            goesRound.add(sentence(its));
        }
        goesRound.add(pick(ASK, its) + ".");
    }

    /** Another letter of the campaign. */
    public String next() {
        return random.nextInt(10) < OWN_OF_TEN ? ofTheirOwn() : nearCopy();
    }

    /** One that keeps most of the letter that goes round. */
    String nearCopy() {
        List<String> letter = new ArrayList<>();
        for (String sentence : goesRound) {
            int chance = random.nextInt(100);
            if (chance < 8) {
                continue;
            }
            letter.add(chance < 16 ? sentence(random) : chance < 40 ? changed(sentence) : sentence);
        }
        for (int own = random.nextInt(3); own > 0; own--) {
            letter.add(random.nextInt(letter.size() + 1), sentence(random));
        }
        return framed(letter);
    }

    /** One that was written by hand, which may take over a sentence. */
    String ofTheirOwn() {
        List<String> letter = new ArrayList<>();
        for (int own = 6 + random.nextInt(7); own > 0; own--) {
            letter.add(sentence(random));
        }
        if (random.nextBoolean()) {
            letter.add(random.nextInt(letter.size()), pick(goesRound, random));
        }
        letter.add(pick(ASK, random) + ".");
        return framed(letter);
    }

    private String framed(List<String> sentences) {
        return "Dear " + pick(NAMES, random) + ",\n\n" + String.join(" ", sentences) + "\n\nYours, "
                + pick(NAMES, random);
    }

    /** One or two of its words are others now. */
    private String changed(String sentence) {
        List<String> words = new ArrayList<>(List.of(sentence.split(" ", -1)));
        for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
            String[] from = pick(random.nextBoolean() ? WHAT : SO, random).split(" ", -1);
            words.set(random.nextInt(words.size()), from[random.nextInt(from.length)]);
        }
        return String.join(" ", words);
    }

    private static String sentence(Random random) {
        String sentence = pick(WHO, random) + " " + pick(DID, random) + " " + pick(WHAT, random) + " "
                + pick(WHEN, random) + ", " + pick(SO, random) + ".";
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }

    private static String pick(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }

    private static List<String> words(String text) {
        return java.util.Arrays.stream(text.split("\\|", -1)).map(String::strip).collect(Collectors.toList());
    }
}
