package org.centrallobby.mail.sending;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.centrallobby.mail.broadcasts.BroadcastRows;
import org.centrallobby.mail.broadcasts.Press;
import org.centrallobby.mail.broadcasts.Recipient;
import org.centrallobby.mail.pace.Gates;
import org.centrallobby.mail.pace.Turn;

/**
 * What this node has claimed and not yet begun, by receiving domain: the domains take turns, and one whose gate is full
 * holds up nobody else.
 */
final class Stock {
    private final Map<String, Deque<Item>> byDomain = new LinkedHashMap<>();
    private final Gates gates;
    private int size;

    Stock(Gates gates) {
        this.gates = gates;
    }

    /** A recipient, opened, and the press that prints for them. */
    record Item(BroadcastRows.Loan loan, Recipient recipient, Press press) {
        String domain() {
            return recipient.mailbox().address().domain();
        }
    }

    synchronized void add(Item item) {
        byDomain.computeIfAbsent(item.domain(), domain -> new ArrayDeque<>()).add(item);
        size++;
    }

    synchronized int size() {
        return size;
    }

    /**
     * The next one whose domain lets it in; its gate is entered. Empty until one that is on its way has come back, or more
     * is claimed.
     *
     * @param later gets what its domain will not have for now, with the time to try again
     */
    synchronized Optional<Item> take(Map<Instant, List<BroadcastRows.Loan>> later) {
        for (String domain : List.copyOf(byDomain.keySet())) {
            Deque<Item> waiting = byDomain.get(domain);
            while (waiting != null && !waiting.isEmpty()) {
                Turn turn = gates.enter(domain);
                if (turn instanceof Turn.Soon) {
                    break;
                }
                Item item = pull(domain, waiting);
                if (turn instanceof Turn.Go) {
                    return Optional.of(item);
                }
                if (turn instanceof Turn.Later(Instant at)) {
                    later.computeIfAbsent(at, time -> new ArrayList<>()).add(item.loan());
                }
            }
        }
        return Optional.empty();
    }

    /** Takes the first of a domain, and puts the domain behind the others. */
    private Item pull(String domain, Deque<Item> waiting) {
        Item item = waiting.remove();
        size--;
        byDomain.remove(domain);
        if (!waiting.isEmpty()) {
            byDomain.put(domain, waiting);
        }
        return item;
    }

    /** All that is left, taken out. */
    synchronized List<BroadcastRows.Loan> empty() {
        List<BroadcastRows.Loan> left = byDomain.values().stream()
                .flatMap(Deque::stream)
                .map(Item::loan)
                .toList();
        byDomain.clear();
        size = 0;
        return left;
    }

    /** Takes out what the longest queue holds beyond a few, so that one slow domain does not fill the whole stock. */
    synchronized List<BroadcastRows.Loan> shed(int keep) {
        List<BroadcastRows.Loan> shed = new ArrayList<>();
        byDomain.values().stream().max(Comparator.comparingInt(Deque::size)).ifPresent(longest -> {
            while (longest.size() > keep) {
                shed.add(longest.removeLast().loan());
            }
        });
        size -= shed.size();
        return shed;
    }

    /** Of one broadcast, taken out. */
    synchronized List<BroadcastRows.Loan> remove(long broadcast) {
        List<BroadcastRows.Loan> removed = new ArrayList<>();
        byDomain.values()
                .forEach(waiting -> waiting.removeIf(item -> {
                    boolean its = item.loan().broadcast() == broadcast;
                    if (its) {
                        removed.add(item.loan());
                    }
                    return its;
                }));
        byDomain.values().removeIf(Deque::isEmpty);
        size -= removed.size();
        return removed;
    }

    static Map<Instant, List<BroadcastRows.Loan>> noneLater() {
        return new TreeMap<>();
    }
}
