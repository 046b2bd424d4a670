package org.centrallobby.letters.answers;

/**
 * Whether the operator shows in public how Members answer.
 *
 * @param isOn off unless {@code LOBBY_RESPONSIVENESS} says otherwise
 */
public record Publication(boolean isOn) {}
