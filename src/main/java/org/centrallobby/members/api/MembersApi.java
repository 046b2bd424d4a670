package org.centrallobby.members.api;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.http.Answer;
import org.centrallobby.kit.http.FetchFailed;
import org.centrallobby.kit.http.Fetcher;
import org.centrallobby.kit.http.Validator;
import org.centrallobby.kit.json.Fields;
import org.centrallobby.kit.sync.Reading;
import org.centrallobby.kit.sync.SyncRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Parliament's Members API, asked for what we need of it. */
@Component
public class MembersApi {
    /** A part of the answer about one Member, with what to ask with the next time. */
    public record Part<T>(T value, @Nullable Validator validator) {}

    private final Fetcher fetcher;
    private final ListPages pages;
    private final String host;

    MembersApi(Fetcher fetcher, Settings settings) {
        this.fetcher = fetcher;
        this.pages = new ListPages(fetcher);
        this.host = settings.parliament().members().toString();
    }

    /** All constituencies the API lists: those that stand. */
    public List<ApiSeat> listSeats(Reading reading) throws FetchFailed, SyncRefused {
        return pages.read(host + "/api/Location/Constituency/Search?searchText=", "constituencies", reading).stream()
                .map(ApiSeat::of)
                .toList();
    }

    /** A constituency by its id, also one that is gone; empty if Parliament knows none. */
    public Optional<ApiSeat> findSeat(int id) throws FetchFailed {
        return value("/api/Location/Constituency/" + id).map(ApiSeat::of);
    }

    /** The present House. */
    public List<ApiMember> listMembers(Reading reading) throws FetchFailed, SyncRefused {
        return pages.read(host + "/api/Members/Search?House=1&IsCurrentMember=true", "Members", reading).stream()
                .map(ApiMember::of)
                .toList();
    }

    /** Both Houses as they were on a day. */
    public List<ApiMember> listMembersOn(LocalDate day, Reading reading) throws FetchFailed, SyncRefused {
        return pages
                .read(host + "/api/Members/SearchHistorical?dateToSearchFor=" + day, "Members of " + day, reading)
                .stream()
                .map(ApiMember::of)
                .toList();
    }

    /** A Member of whatever time; empty if Parliament knows none. */
    public Optional<ApiMember> findMember(int id) throws FetchFailed {
        return value("/api/Members/" + id).map(ApiMember::of);
    }

    /** Empty if nothing has changed since the validator was given, or Parliament says nothing. */
    public Optional<Part<Offices>> findOffices(int member, @Nullable Validator known) throws FetchFailed {
        return part("/api/Members/" + member + "/Contact", known, JsonNode::isArray, Offices::of);
    }

    /** Empty if nothing has changed since the validator was given, or Parliament says nothing. */
    public Optional<Part<Biography>> findBiography(int member, @Nullable Validator known) throws FetchFailed {
        return part("/api/Members/" + member + "/Biography", known, JsonNode::isObject, Biography::of);
    }

    private <T> Optional<Part<T>> part(
            String path, @Nullable Validator known, Predicate<JsonNode> kind, Function<Fields, T> read)
            throws FetchFailed {
        return switch (fetcher.get(URI.create(host + path), known)) {
            case Answer.Body body
            when kind.test(body.json().path("value")) ->
                Optional.of(new Part<>(read.apply(new Fields(body.json())), body.validator()));
            case Answer.Body body when body.json().path("value").isNull() -> Optional.empty();
            case Answer.Body _ -> throw new FetchFailed("Parliament answered something unknown at " + path + ".");
            case Answer.Same _, Answer.Missing _ -> Optional.empty();
        };
    }

    /** What has an id. */
    private Optional<Fields> value(String path) throws FetchFailed {
        return switch (fetcher.get(URI.create(host + path))) {
            case Answer.Body body
            when body.json().path("value").isObject() ->
                Optional.of(new Fields(body.json().path("value")))
                        .filter(value -> value.findNumber("id").isPresent());
            case Answer.Body _ -> throw new FetchFailed("Parliament answered something unknown at " + path + ".");
            case Answer.Same _, Answer.Missing _ -> Optional.empty();
        };
    }
}
