/** PostgreSQL, embedded or given; migrations; news of changes between nodes. */
@NullMarked
package org.centrallobby.kit.database;

import org.jspecify.annotations.NullMarked;
