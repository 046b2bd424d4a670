package org.centrallobby.letters;

import java.time.Instant;

/** Something that happened to a letter. */
public record Step(LetterEvent event, Instant at) {}
