package org.centrallobby.confirmation;

import org.springframework.stereotype.Component;

/** Forgets what is too old to matter: links that lapsed long ago, and counts that are full again. */
@Component
public final class Forgetting {
    private final Confirmations confirmations;
    private final Allowance allowance;

    Forgetting(Confirmations confirmations, Allowance allowance) {
        this.confirmations = confirmations;
        this.allowance = allowance;
    }

    public void forget() {
        confirmations.forget();
        allowance.forget();
    }
}
