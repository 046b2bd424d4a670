package org.centrallobby.mail.tasks;

/** Sorts of tasks, the worst first, each with what to do next. */
public enum TaskKind {
    OFFICE_COMPLAINED("Answer the office today, as a person: see docs/deliverability.md, “When an office complains”."),
    OFFICE_BOUNCED("Look up the office's address at Parliament and correct it; the writers have been told."),
    OFFICE_WITHOUT_ADDRESS(
            "Look for the office's address at Parliament and bring it in; until then its constituents are offered post and phone."),
    LETTER_HELD(
            "See them with held, read one with held read, and let it go with held release or end it with held refuse."),
    LINE_STANDS("Look up the office's address at Parliament and import it; letters wait in line until it is there."),
    CONFIRMATIONS_LIMITED(
            "If the crowd is real, raise LOBBY_CONFIRMATIONS_PER_HOUR; if not, look where it comes from."),
    MAIL_BLOCKED("Read the server's words, run doctor mail, and pause that domain until the cause is mended."),
    PARKED_UNREADABLE("Look at the message with parked show, then destroy it with parked destroy."),
    PARKED_MESSAGE("Read it with parked show, answer or pass it on, then destroy it with parked destroy.");

    private final String nextStep;

    TaskKind(String nextStep) {
        this.nextStep = nextStep;
    }

    public String nextStep() {
        return nextStep;
    }
}
