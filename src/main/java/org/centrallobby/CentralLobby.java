package org.centrallobby;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** What the frame starts from: every package below this one. */
@SpringBootApplication
public class CentralLobby {}
