package org.centrallobby.mail.tasks;

import java.time.Instant;

/**
 * Something to be looked at.
 *
 * @param sentence what happened last, nobody's address in it
 * @param times how often it has happened while the task was open
 */
public record Task(long id, TaskKind kind, String sentence, int times, Instant since, Instant last) {}
