package org.centrallobby.kit.database;

import java.util.function.Supplier;
import org.centrallobby.kit.database.Changes.Topic;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A copy in memory of what a feature holds in the database, so that a page needs no SQL. It is read again after every
 * change, here or on another node; while that fails, the last good copy is served.
 */
public final class Snapshot<T> {
    private final Supplier<T> read;
    private final Changes changes;
    private final Topic topic;
    /** One a snapshot, of which the program has a handful for as long as it runs. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable Draft> drafts = new ThreadLocal<>();

    private final Object reading = new Object();
    private final Object state = new Object();
    private volatile @Nullable T copy;
    private long generation;

    /** @param read reads everything afresh, through the connection of the current transaction if there is one */
    public Snapshot(Supplier<T> read, Changes changes, Topic topic) {
        this.read = read;
        this.changes = changes;
        this.topic = topic;
        changes.onChange(topic, this::renew);
    }

    /** The copy; inside a transaction that called {@link #changed()}, what that transaction itself would read. */
    public T get() {
        Draft draft = drafts.get();
        if (draft != null) {
            return draft.get();
        }
        T held = copy;
        return held != null ? held : readAgain();
    }

    /** To be called by whoever writes, in the same transaction: tells all nodes and forgets the copy once it commits. */
    public void changed() {
        changes.announce(topic);
        Draft draft = drafts.get();
        if (draft != null) {
            draft.view = null;
        } else if (TransactionSynchronizationManager.isSynchronizationActive()) {
            draft = new Draft();
            drafts.set(draft);
            TransactionSynchronizationManager.registerSynchronization(draft);
        } else {
            forget();
        }
    }

    private T readAgain() {
        synchronized (reading) {
            T held = copy;
            return held != null ? held : readAndKeep();
        }
    }

    /** The old copy stands until the new one is read. */
    private void renew() {
        synchronized (reading) {
            readAndKeep();
        }
    }

    private T readAndKeep() {
        long before;
        synchronized (state) {
            before = generation;
        }
        T fresh = read.get();
        synchronized (state) {
            // A commit while we read may not be in what we read.
            if (generation == before) {
                copy = fresh;
            }
        }
        return fresh;
    }

    private void forget() {
        synchronized (state) {
            generation++;
            copy = null;
        }
    }

    /** What the writing transaction sees; nobody else does until it commits. */
    private final class Draft implements TransactionSynchronization {
        private @Nullable T view;

        T get() {
            T seen = view;
            if (seen == null) {
                seen = read.get();
                view = seen;
            }
            return seen;
        }

        @Override
        public void suspend() {
            drafts.remove();
        }

        @Override
        public void resume() {
            drafts.set(this);
        }

        @Override
        public void afterCommit() {
            forget();
        }

        @Override
        public void afterCompletion(int status) {
            drafts.remove();
        }
    }
}
