package org.centrallobby.kit.sync;

import java.util.List;

/** What a feature holds from others. A bean of this type is all it takes to be on the data page. */
public interface Holdings {
    List<Holding> listHoldings();
}
