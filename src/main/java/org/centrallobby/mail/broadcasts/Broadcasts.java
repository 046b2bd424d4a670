package org.centrallobby.mail.broadcasts;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.centrallobby.kit.crypto.KeyedTables;
import org.centrallobby.kit.crypto.Sealer;
import org.centrallobby.kit.crypto.Sealer.Box;
import org.centrallobby.kit.crypto.Sealer.Sealed;
import org.centrallobby.kit.database.Changes;
import org.centrallobby.mail.broadcasts.Broadcast.State;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a text to many is made: first the text, then its recipients in as many calls as one likes, then the start. Each
 * step may be repeated after a crash; a kind is made once for each reference, and nobody gets it twice.
 */
@Component
public final class Broadcasts implements KeyedTables {
    static final String CONTEXT = "broadcast";
    private static final List<State> STARTABLE = List.of(State.DRAFT, State.PAUSED);
    private final JsonMapper json = JsonMapper.builder().build();
    private final SecureRandom random = new SecureRandom();
    private final BroadcastRows rows;
    private final Sealer sealer;
    private final Changes changes;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    Broadcasts(
            BroadcastRows rows, Sealer sealer, Changes changes, TransactionTemplate transaction, InstantSource clock) {
        this.rows = rows;
        this.sealer = sealer;
        this.changes = changes;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public List<KeyColumn> listKeyColumns() {
        return List.of(new KeyColumn("broadcast", "id", "wrapped_key", CONTEXT));
    }

    /** Makes a broadcast, a draft without recipients; the one there is if this kind was made for this reference before. */
    public long make(Broadcast broadcast) {
        Box box = sealer.newBox(CONTEXT);
        Sealed content = new Sealed(box.wrappedKey(), box.seal(json.writeValueAsBytes(broadcast)));
        String tag = new BigInteger(96, random).toString(Character.MAX_RADIX);
        return rows.add(broadcast, tag, content, clock.instant())
                .or(() -> rows.findId(broadcast.kind(), broadcast.reference()))
                .orElseThrow();
    }

    /**
     * Adds recipients to a draft. Who is there already, has unsubscribed, complained or cannot be reached is left out.
     *
     * @return how many were added
     * @throws IllegalStateException if it is no draft any more
     */
    public int add(long id, List<Recipient> recipients) {
        BroadcastRows.Stored stored = rows.findLive(id)
                .filter(found -> found.state() == State.DRAFT)
                .orElseThrow(() -> new IllegalStateException("Recipients are added to a draft only."));
        Box box = sealer.openBox(stored.content().wrappedKey(), CONTEXT);
        byte[][] hashes = new byte[recipients.size()][];
        byte[][] sealed = new byte[recipients.size()][];
        for (int i = 0; i < hashes.length; i++) {
            Recipient recipient = recipients.get(i);
            hashes[i] = sealer.hash("recipient", recipient.mailbox().address().key());
            sealed[i] = box.seal(json.writeValueAsBytes(recipient));
        }
        return rows.addRecipients(id, stored.list(), hashes, sealed, clock.instant());
    }

    /** Lets a draft, or what was paused, go; false if it is neither. */
    public boolean start(long id) {
        return move(id, STARTABLE, State.RUNNING);
    }

    /** Holds it: within a second no message of it is begun on any node. False if it does not run. */
    public boolean pause(long id) {
        return move(id, List.of(State.RUNNING), State.PAUSED);
    }

    /** Takes it back from all who have not got it; false if it has ended. */
    public boolean cancel(long id) {
        return move(id, List.of(State.DRAFT, State.RUNNING, State.PAUSED), State.CANCELLED);
    }

    /** Where it stands. */
    public State getState(long id) {
        return rows.getState(id);
    }

    private boolean move(long id, List<State> from, State to) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean moved = rows.move(id, from, to, clock.instant());
            changes.announce(Changes.Topic.MAIL_RULES);
            changes.announce(Changes.Topic.BROADCASTS);
            return moved;
        }));
    }

    /** The text and the key of a broadcast that has been started and has not ended. */
    public Optional<Press> findPress(long id) {
        return rows.findLive(id).filter(stored -> stored.startedAt() != null).map(stored -> {
            Box box = sealer.openBox(stored.content().wrappedKey(), CONTEXT);
            Broadcast broadcast = json.readValue(box.open(stored.content().sealed()), Broadcast.class);
            return new Press(stored, broadcast, box, json);
        });
    }
}
