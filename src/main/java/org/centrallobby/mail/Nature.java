package org.centrallobby.mail;

/** What a mail is by nature: from it follow who goes first, and its headers (docs/generated/mail-headers.md). */
public enum Nature {
    /** Asks whether an address is read by whoever gave it. */
    CONFIRMATION(Urgency.WAITED_FOR, false, false),
    /** Tells a person what became of something of theirs. */
    RECEIPT(Urgency.PERSONAL, false, false),
    /** Asks a person something about what is theirs; it can wait behind letters. */
    QUESTION(Urgency.NEWS, false, false),
    /** From one constituent to one Member. */
    LETTER(Urgency.PERSONAL, true, false),
    /** From several constituents to one Member. */
    JOINT_LETTER(Urgency.PERSONAL, true, false),
    /** Tells one of many co-signatories what became of their joint letter: it waits behind what is one person's. */
    JOINT_RECEIPT(Urgency.NEWS, false, false),
    /** News to those who asked for it, as soon as it is known. */
    ALERT(Urgency.NEWS, false, true),
    /** One text to many who asked for it. */
    NEWSLETTER(Urgency.BULK, false, true),
    /** To whoever runs the site. */
    OPERATOR(Urgency.PERSONAL, false, false);

    private final Urgency urgency;
    private final boolean fromPeople;
    private final boolean subscribed;

    Nature(Urgency urgency, boolean fromPeople, boolean subscribed) {
        this.urgency = urgency;
        this.fromPeople = fromPeople;
        this.subscribed = subscribed;
    }

    public Urgency urgency() {
        return urgency;
    }

    /** Whether people wrote it, who are named in From and get the answers; all else says that a program wrote it. */
    public boolean isFromPeople() {
        return fromPeople;
    }

    /** Whether it speaks for many: then an answer comes to us, who pass it on to each of them. */
    public boolean isAnsweredThroughUs() {
        return this == JOINT_LETTER;
    }

    /** Whether it goes to subscribers, who can leave with one click. */
    public boolean isSubscribed() {
        return subscribed;
    }

    /** Who goes first when many wait. */
    public enum Urgency {
        /** Somebody sits before the screen and waits for it. */
        WAITED_FOR(0),
        /** From one person to one other. */
        PERSONAL(1),
        /** To those who want to know at once. */
        NEWS(2),
        /** One text to many. */
        BULK(3);

        private final int rank;

        Urgency(int rank) {
            this.rank = rank;
        }

        /** The lower, the sooner. */
        public int rank() {
            return rank;
        }
    }
}
