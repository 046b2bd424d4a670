package org.centrallobby.letters.variation;

import java.util.List;

/** Where the words of a campaign are read, without knowing who runs it. */
public interface CampaignWords {
    /** All that a campaign says and a writer may have taken over: summary, case, points, motion; empty if there is none. */
    List<String> listWords(String campaign);
}
