package org.centrallobby.motions.sync;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.http.Answer;
import org.centrallobby.kit.http.FetchFailed;
import org.centrallobby.kit.http.Fetcher;
import org.centrallobby.kit.http.Validator;
import org.centrallobby.kit.imports.RowFault;
import org.centrallobby.kit.json.Fields;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The two questions the Early Day Motions API answers, and its envelope. */
@Component
class MotionsApi {
    /** The most it gives at once. */
    static final int PAGE = 100;

    /** Some of the motions of a list, and how many there are in all. */
    record Page(List<Fields> motions, int total) {}

    /** What became of the question for one motion. */
    sealed interface Detail {
        record Told(Fields motion, @Nullable Validator validator) implements Detail {}

        record Same() implements Detail {}

        record Missing() implements Detail {}
    }

    private final Fetcher fetcher;
    private final URI host;
    private final double pace;

    MotionsApi(Fetcher fetcher, Settings settings) {
        this.fetcher = fetcher;
        this.host = settings.parliament().motions();
        this.pace = settings.parliament().pace();
    }

    /** Requests a second; 0 for no limit. */
    double pace() {
        return pace;
    }

    /**
     * A page of the motions tabled in a time, the earliest first.
     *
     * @param to the last day; null for no end
     */
    Page list(LocalDate from, @Nullable LocalDate to, int skip) throws FetchFailed {
        String path = "/EarlyDayMotions/list";
        String query = "?parameters.tabledStartDate=" + from
                + (to == null ? "" : "&parameters.tabledEndDate=" + to)
                + "&parameters.orderBy=DateTabledAsc&parameters.skip=" + skip + "&parameters.take=" + PAGE;
        Answer answer = fetcher.get(URI.create(host + path + query));
        if (!(answer instanceof Answer.Body(var json, var validator))) {
            throw new FetchFailed(host.getAuthority() + " has nothing at " + path + ".");
        }
        Fields envelope = succeeded(new Fields(json), path);
        int total = total(envelope).orElseThrow(() -> unusable(path, "it does not say how many motions there are"));
        return new Page(envelope.list("Response"), total);
    }

    /** One motion with its names; {@code known} is what came with it the last time. */
    Detail detail(int edmId, @Nullable Validator known) throws FetchFailed {
        String path = "/EarlyDayMotion/" + edmId;
        return switch (fetcher.get(URI.create(host + path), known)) {
            case Answer.Body(var json, var validator) ->
                new Detail.Told(succeeded(new Fields(json), path).object("Response"), validator);
            case Answer.Same() -> new Detail.Same();
            case Answer.Missing() -> new Detail.Missing();
        };
    }

    /** An envelope may come with status 200 around a failure. */
    private Fields succeeded(Fields envelope, String path) throws FetchFailed {
        if (envelope.has("Success") && !envelope.isTrue("Success")) {
            throw unusable(path, "it says of itself that it failed");
        }
        if (!envelope.has("Response")) {
            throw unusable(path, "it holds no Response");
        }
        return envelope;
    }

    private static Optional<Integer> total(Fields envelope) {
        try {
            return envelope.object("PagingInfo").number("Total").filter(total -> total >= 0);
        } catch (RowFault fault) {
            return Optional.empty();
        }
    }

    private FetchFailed unusable(String path, String why) {
        return new FetchFailed(host.getAuthority() + " gave no usable answer to " + path + ": " + why + ".");
    }
}
