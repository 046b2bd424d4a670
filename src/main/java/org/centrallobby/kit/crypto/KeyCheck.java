package org.centrallobby.kit.crypto;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/**
 * Refuses to serve a database with keys that are not its own. Without this a restored database, or a mistyped folder,
 * would get fresh keys without a word, and nobody would notice before the first letter could not be opened.
 */
@Component
@ConditionalOnWebApplication
final class KeyCheck {
    KeyCheck(UsedKeys used) {
        used.compare();
        used.note();
        used.compare();
    }
}
