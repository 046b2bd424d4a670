package org.centrallobby;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;

/** What the frame starts from: every package below this one. */
// Nobody logs in with a password that is made up at the start and printed to the log.
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
public class CentralLobby {}
