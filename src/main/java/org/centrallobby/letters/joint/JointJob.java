package org.centrallobby.letters.joint;

import java.time.Duration;
import org.centrallobby.kit.jobs.RecurringJob;
import org.springframework.stereotype.Component;

/** Looks every minute whether an office's hour has come, and whom to tell of what became of the last. */
@Component
final class JointJob implements RecurringJob {
    private final JointLetters letters;
    private final JointReceipts receipts;

    JointJob(JointLetters letters, JointReceipts receipts) {
        this.letters = letters;
        this.receipts = receipts;
    }

    @Override
    public String name() {
        return "joint-letters";
    }

    @Override
    public Duration pause() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void runOnce() {
        letters.runOnce();
        receipts.runOnce();
    }
}
