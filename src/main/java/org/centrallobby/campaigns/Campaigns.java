package org.centrallobby.campaigns;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.centrallobby.campaigns.Campaign.Entry;
import org.centrallobby.campaigns.Campaign.Organiser;
import org.centrallobby.kit.database.Changes;
import org.centrallobby.kit.database.Changes.Topic;
import org.centrallobby.kit.database.Snapshot;
import org.centrallobby.motions.sync.FollowedMotions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Campaigns, kept in memory and read again when one changes. */
@Component
public class Campaigns implements FollowedMotions {
    private final JdbcClient jdbc;
    private final Snapshot<List<Campaign>> known;

    Campaigns(JdbcClient jdbc, Changes changes) {
        this.jdbc = jdbc;
        this.known = new Snapshot<>(this::read, changes, Topic.CAMPAIGNS);
    }

    /** All, by title. */
    public List<Campaign> listAll() {
        return known.get();
    }

    public Optional<Campaign> findCampaign(String slug) {
        return listAll().stream()
                .filter(campaign -> campaign.slug().equals(slug))
                .findFirst();
    }

    /** Campaigns that ask for names on a motion. */
    public List<Campaign> listFor(long motionId) {
        return listAll().stream()
                .filter(campaign -> campaign.motionId() != null && campaign.motionId() == motionId)
                .toList();
    }

    /** The motions that campaigns ask for names on. */
    @Override
    public Set<Long> listFollowed() {
        return listAll().stream()
                .flatMap(campaign -> Stream.ofNullable(campaign.motionId()))
                .collect(Collectors.toSet());
    }

    /** Stores a campaign whole, in place of one with the same slug. */
    @Transactional
    public void save(Campaign campaign) {
        jdbc.sql("delete from campaign where slug = ?").param(campaign.slug()).update();
        jdbc.sql("""
                        insert into campaign (slug, title, summary, case_text, motion_id, goal,
                            organiser_name, organiser_address, organiser_contact, demonstration)
                        values (:slug, :title, :summary, :case, :motion, :goal, :name, :address, :contact, :demonstration)
                        """)
                .param("slug", campaign.slug())
                .param("title", campaign.title())
                .param("summary", campaign.summary())
                .param("case", campaign.caseText())
                .param("motion", campaign.motionId())
                .param("goal", campaign.goal())
                .param("name", campaign.organiser().name())
                .param("address", campaign.organiser().address())
                .param("contact", campaign.organiser().contact())
                .param("demonstration", campaign.demonstration())
                .update();
        for (int i = 0; i < campaign.points().size(); i++) {
            jdbc.sql("insert into campaign_point (campaign, position, point) values (?, ?, ?)")
                    .params(campaign.slug(), i, campaign.points().get(i))
                    .update();
        }
        for (Entry entry : campaign.timeline()) {
            jdbc.sql("insert into campaign_entry (campaign, on_date, entry) values (?, ?, ?)")
                    .params(campaign.slug(), entry.on(), entry.text())
                    .update();
        }
        known.changed();
    }

    @Transactional
    public void removeDemonstration() {
        jdbc.sql("delete from campaign where demonstration").update();
        known.changed();
    }

    private List<Campaign> read() {
        return jdbc.sql("select * from campaign order by title")
                .query((row, _) -> campaign(row))
                .list();
    }

    private Campaign campaign(ResultSet row) throws SQLException {
        String slug = row.getString("slug");
        return new Campaign(
                slug,
                row.getString("title"),
                row.getString("summary"),
                row.getString("case_text"),
                row.getObject("motion_id", Long.class),
                row.getObject("goal", Integer.class),
                new Organiser(
                        row.getString("organiser_name"),
                        row.getString("organiser_address"),
                        row.getString("organiser_contact")),
                jdbc.sql("select point from campaign_point where campaign = ? order by position")
                        .param(slug)
                        .query(String.class)
                        .list(),
                jdbc.sql("select on_date, entry from campaign_entry where campaign = ? order by on_date")
                        .param(slug)
                        .query((entry, _) ->
                                new Entry(entry.getObject("on_date", LocalDate.class), entry.getString("entry")))
                        .list(),
                row.getBoolean("demonstration"));
    }
}
