package org.centrallobby.members.api;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.centrallobby.kit.http.Answer;
import org.centrallobby.kit.http.FetchFailed;
import org.centrallobby.kit.http.Fetcher;
import org.centrallobby.kit.json.Fields;
import org.centrallobby.kit.sync.Reading;
import org.centrallobby.kit.sync.SyncRefused;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list that comes in pages, as a whole. The API tells a total with each page; only a list that had the same total
 * throughout, and as many different ids, is taken for whole. Otherwise it is read once more, as somebody may have been
 * added meanwhile, and then given up.
 */
final class ListPages {
    /** The most the API gives at once. */
    private static final int TAKE = 20;

    private static final int TRIES = 2;
    /** More than there ever were Members or seats: a total beyond it is none. */
    private static final int MOST = 50_000;

    private final Fetcher fetcher;

    ListPages(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    /**
     * The {@code value} of every item.
     *
     * @param query address and query so far, to which skip and take are added
     * @param what for messages and progress, such as "Members"
     */
    List<Fields> read(String query, String what, Reading reading) throws FetchFailed, SyncRefused {
        String fault = "";
        for (int i = 0; i < TRIES; i++) {
            Map<Integer, Fields> items = new LinkedHashMap<>();
            @Nullable String wrong = readOnce(query, what, reading, items);
            if (wrong == null) {
                return new ArrayList<>(items.values());
            }
            fault = wrong;
        }
        throw new SyncRefused(
                "Parliament's list of " + what + " does not hold together: " + fault + ".",
                "What was known stays; run it again later with bin/lobby sync members.");
    }

    /** Null if it is whole, else what is wrong. */
    private @Nullable String readOnce(String query, String what, Reading reading, Map<Integer, Fields> items)
            throws FetchFailed {
        Integer total = null;
        int skip = 0;
        do {
            Fields page = page(URI.create(query + "&skip=" + skip + "&take=" + TAKE), what);
            int told = page.findNumber("totalResults").orElse(-1);
            if (told < 0 || told > MOST || !page.node().path("items").isArray()) {
                throw new FetchFailed("Parliament answered something that is no list of " + what + ".");
            }
            if (total != null && total != told) {
                return "it had " + total + " entries, and " + told + " a page later";
            }
            total = told;
            for (Fields item : page.list("items")) {
                Fields value = item.object("value");
                Integer id = value.findNumber("id").orElse(null);
                if (id == null) {
                    return "an entry has no id";
                }
                if (items.put(id, value) != null) {
                    return "the entry " + id + " stands in it twice";
                }
            }
            skip += TAKE;
            reading.progress(what, Math.min(skip, total), total);
        } while (skip < total);
        return items.size() == total ? null : "of " + total + " entries it gave " + items.size();
    }

    private Fields page(URI address, String what) throws FetchFailed {
        return switch (fetcher.get(address)) {
            case Answer.Body body -> new Fields(body.json());
            case Answer.Missing _, Answer.Same _ ->
                throw new FetchFailed("Parliament has no list of " + what + " at " + address.getPath() + ".");
        };
    }
}
