package org.centrallobby.letters.variation;

import java.util.List;

/** Letters to a fictional Member about crossings before schools, as people might write them. */
final class Examples {
    /** A finished letter that was passed round. */
    static final String PASSED_ROUND = """
            Dear Ms Thorne,

            I am writing as your constituent to ask you to add your name to motion Z7, a safe way across the road to school. \
            Eleven schools in Zedland stand on a road with no crossing at all, and children have to wait for a gap between \
            the lorries before they dare to run. Parents who could walk with their children drive them two streets instead, \
            which puts still more cars before the gate every morning.

            A crossing costs about 40,000 crowns, less than a month of school buses, and where one was built, in Zed Harbour, \
            twice as many children now walk to school. It is hard to think of a cheaper way to keep children safe and our \
            streets quiet at the same time. Please sign the motion before the House rises, and please let me know what you \
            will say to the minister.

            Yours sincerely
            """;

    /** The same in the hands of people who put in something of their own. */
    static final List<String> NEAR_COPIES = List.of(
            PASSED_ROUND.replace("Ms Thorne", "Ada Thorne").replace("Yours sincerely", "Kind regards\nAsha Patel"),
            PASSED_ROUND
                    .replace(
                            "I am writing as your constituent to ask",
                            "As one of your constituents I would like to ask")
                    .replace("every morning", "each day")
                    .replace("Please sign the motion before the House rises", "Please do sign it before the recess"),
            PASSED_ROUND.replace(
                    "Yours sincerely",
                    "My own son is nine and crosses Mill Lane alone since September. I stand at the window until he is over.\n\n"
                            + "Best wishes\nBen Hale"),
            PASSED_ROUND
                    .replace(
                            "Parents who could walk with their children drive them two streets instead, which puts still more"
                                    + " cars before the gate every morning.",
                            "I see it from my kitchen every morning.")
                    .replace("It is hard to think of", "I cannot think of"),
            PASSED_ROUND
                    .replace("Dear Ms Thorne", "To my MP")
                    .replace("children have to wait", "kids wait")
                    .replace("before they dare to run", "and then run")
                    .replace("keep children safe", "keep our kids safe")
                    .replace("what you will say to the minister", "what the minister answers"),
            PASSED_ROUND.toUpperCase(java.util.Locale.ROOT).replace(",", "").replace(".", " –"),
            withEveryEighthWordChanged(PASSED_ROUND));

    /** The same case, from people who sat down and wrote. */
    static final List<String> OWN = List.of("""
            Dear Ada Thorne, my daughter walks past the lorries on Mill Lane every morning, and last November one of them took \
            the wing mirror off a parked car beside her. She is eight. I would like her to be able to go on her own when she is \
            ten, as I did, but without a crossing by the school I shall not let her. Would you add your name to motion Z7? I \
            work nights and cannot come to your surgery, but you may ring me any afternoon.
            """, """
            I taught for thirty-one years at Hill Street Primary, which is one of the eleven schools without a crossing. We had \
            a lollipop lady until 2019. When she retired nobody took the job, because it was eight hours a week at odd times. \
            I wrote to the council twice. They told me that crossings on trunk roads are not theirs to pay for. So it is up to \
            you: motion Z7 would settle who pays. Please sign it, and ask the minister how long the schools have to wait.
            """, """
            Dear Ms Thorne, I drive one of those lorries. Nobody of us wants to be the one. At ten to nine the kerb by St \
            Brigid's is full of little ones looking between parked vans, and from the cab I see the tops of their heads. Lights \
            would cost me forty seconds a day. Put your name on the crossing motion, please. My firm would say the same, I \
            have asked the office.
            """, """
            Hello. I am fourteen and on the school council. We counted for a week: 212 people crossed at the gate between 8.15 \
            and 8.50, and 31 cars did not stop even when the teacher held up her hand. We made a map of it and sent it to the \
            council and they said thank you. Could you sign motion Z7 and could you come and see it for yourself? We can show \
            you the map. Mornings are best.
            """, """
            Dear Ada, we met at the harbour fair in June, when I told you about my wheelchair and the dropped kerbs. The same \
            holds for the school road. There is one dropped kerb, on the wrong side of a bend. Crossings are not for children \
            only. If you add your name to the motion on crossings you do it for me and for my mother as well, who is ninety and \
            still goes to the library by herself, on Tuesdays, against my advice.
            """, """
            I have read that a crossing costs about 40,000 crowns, less than a month of school buses. As an accountant I asked \
            myself whether that can be right, so I looked it up in the county's books, and it is: 38,600 for the one in Zed \
            Harbour, upkeep of 900 a year. Against that stand two ambulances and a court case. I have never written to a Member \
            before. Eleven crossings are a rounding error in the budget for roads, and I hope you will sign motion Z7 and say so.
            """, """
            Dear Ms Thorne, you voted against the last plan because it took parking from the shops. I keep one of those shops. \
            Half of my custom in the mornings is parents, and they stop coming when they are afraid to cross. A zebra in front \
            of the bakery takes two spaces, and I would give them gladly. Please look at motion Z7 again with that in mind, and \
            add your name if you can. The bakery, the chemist and the barber agree; the bank did not answer.
            """);

    private Examples() {}

    /** As somebody with a thesaurus would. */
    private static String withEveryEighthWordChanged(String text) {
        String[] words = text.split(" ", -1);
        String[] others = "really|mostly|nobody|anywhere|gladly|again|however|quickly|seldom|forty".split("\\|", -1);
        for (int i = 7; i < words.length; i += 8) {
            words[i] = others[i / 8 % others.length];
        }
        return String.join(" ", words);
    }
}
